/**
 * What Next serves of one path: the document, the payload of a navigation, and those of prefetches. Which of the last
 * have a body depends on the version and on `cacheComponents`; a prefetch of kind 2 has one everywhere.
 */
const headersOf = {
  HTML: {},
  "RSC payload": { rsc: "1" },
  prefetch: { rsc: "1", "next-router-prefetch": "2" },
  "prefetched tree": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  "prefetched segment": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
} as const;

type Variant = keyof typeof headersOf;
export const variantNames = [
  "HTML",
  "RSC payload",
  "prefetch",
  "prefetched tree",
  "prefetched segment",
] as const satisfies readonly Variant[];

export interface Question {
  readonly path: string;
  readonly variant: Variant;
}

export interface ReadAnswer {
  /** Headers and body. */
  readonly text: string;
  /** Whether a shared cache may keep it. */
  readonly isShareable: boolean;
  readonly kind: "document" | "payload" | "other";
}

/** The response, and before it the redirect by which Next gives a payload an address of its own. */
export async function readAnswers(
  baseUrl: string,
  { path, variant }: Question,
  headers: Readonly<Record<string, string>> | undefined,
): Promise<ReadAnswer[]> {
  const asked = new URL(path, baseUrl);
  const init = { redirect: "manual", headers: { ...headers, ...headersOf[variant] } } as const;
  const first = await fetch(asked, init);
  const answer = await readAnswer(first);
  const target = payloadAddress(asked, first);
  return target === undefined ? [answer] : [answer, await readAnswer(await fetch(target, init))];
}

/** Where a redirect leads that only adds `_rsc`. No other is followed: the customer's headers must not go elsewhere. */
function payloadAddress(asked: URL, { status, headers }: Response): URL | undefined {
  const location = headers.get("location");
  if (status < 300 || status > 399 || location === null || !URL.canParse(location, asked.href))
    return undefined;
  const target = new URL(location, asked);
  const isSamePage = target.origin === asked.origin && target.pathname === asked.pathname;
  return isSamePage && target.searchParams.has("_rsc") && !asked.searchParams.has("_rsc")
    ? target
    : undefined;
}

async function readAnswer(response: Response): Promise<ReadAnswer> {
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const body = await response.text();
  return { text: `${head}\n\n${body}`, isShareable: isShareable(response), kind: kindOf(response, body) };
}

function kindOf({ ok, headers }: Response, body: string): ReadAnswer["kind"] {
  const type = headers.get("content-type") ?? "";
  if (!ok || body === "") return "other";
  if (/^text\/x-component\b/i.test(type)) return "payload";
  return /^text\/html\b/i.test(type) ? "document" : "other";
}

/** Statuses that caches may keep although no `Cache-Control` says so (RFC 9110, section 15.1). */
const keptByDefault = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);
const cachesOwnHeader = /^(?:.*cdn-cache-control|surrogate-control)$/;
const forbidsSharing = /\b(?:private(?!\s*=)|no-store)\b/i;

function isShareable({ status, headers }: Response): boolean {
  const cacheControl = headers.get("cache-control");
  const forCaches = [...headers].filter(([name]) => cachesOwnHeader.test(name));
  if (forCaches.some(([, value]) => !forbidsSharing.test(value))) return true;
  return cacheControl === null ? keptByDefault.has(status) : !forbidsSharing.test(cacheControl);
}

/** Counts what was read: without payloads, a check of payloads has proved nothing. */
export function createReadCount() {
  let bytes = 0;
  const payloads = { navigation: 0, prefetch: 0 };
  const seen = new Set<string>();
  const key = (name: string | undefined, what: string) => JSON.stringify([name, what]);
  return {
    add(name: string | undefined, variant: Variant, { text, kind }: ReadAnswer): void {
      bytes += Buffer.byteLength(text);
      seen.add(key(name, kind === "payload" ? variant : kind));
      if (kind === "payload") payloads[variant === "RSC payload" ? "navigation" : "prefetch"] += 1;
    },
    missing(name: string): string[] {
      if (!seen.has(key(name, "document"))) return [];
      return (["RSC payload", "prefetch"] as const)
        .filter((variant) => !seen.has(key(name, variant)))
        .map(
          (variant) =>
            `${name} got HTML but no text/x-component response as ${variant}, so payloads were not checked ` +
            "(set `hasPayloads: false` if the app has none)",
        );
    },
    totals: () => ({ bytes, payloads }),
  };
}
