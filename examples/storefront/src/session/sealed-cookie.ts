import "server-only";
import { hkdfSync } from "node:crypto";
import { sealData, unsealData } from "iron-session";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { z } from "zod";

/** Browsers drop a cookie of more than 4,096 bytes, its name included. */
const maxSealBytes = 4000;

/** What cannot be opened is an empty object to iron-session, so the content has a place in it: no schema takes it for that. */
const sealedSchema = z.object({ content: z.json() });

/** A cookie that the browser keeps but can neither read nor change: encrypted, signed, and valid for a limited time. */
export function createSealedCookie<Content>(options: SealedCookieOptions<Content>) {
  const { name, purpose = name, schema, lifetimeSeconds, sameSite = "lax", path = "/" } = options;
  register(name, purpose, options.secret);
  const sealOptions = () => ({ password: keyFor(purpose, options.secret()), ttl: lifetimeSeconds });
  const attributes = (request: SeenRequest) => ({
    httpOnly: true,
    sameSite,
    secure: isServedOverHttps(request),
    path,
  });

  /** The content; null for no cookie, and for one that is expired, forged or of another purpose. */
  async function readFrom(jar: ReadableJar): Promise<Content | null> {
    const seal = jar.get(name)?.value;
    if (!seal) return null;
    const opened = sealedSchema.safeParse(await unsealData<unknown>(seal, sealOptions()));
    return opened.success ? (schema.safeParse(opened.data.content).data ?? null) : null;
  }

  /**
   * If the content is too much for a cookie, the first of `smaller` is kept that is not, or else the last. Returns whether
   * the content itself is kept.
   */
  async function writeTo(
    jar: WritableJar,
    request: SeenRequest,
    content: Content,
    ...smaller: readonly Content[]
  ): Promise<boolean> {
    const seal = await sealData({ content }, sealOptions());
    const [next, ...others] = smaller;
    const fits = seal.length <= maxSealBytes;
    if (!fits && next !== undefined) {
      await writeTo(jar, request, next, ...others);
      return false;
    }
    jar.set(name, seal, { ...attributes(request), maxAge: lifetimeSeconds });
    return fits;
  }

  return {
    /** For the proxy, whose request and response have jars of their own; all else calls `read`, `write` and `clear`. */
    readFrom,
    writeTo,
    /** `connection()` first: opening a seal reads the clock, which must not happen in what Next prerenders. */
    async read(): Promise<Content | null> {
      await connection();
      return readFrom(await cookies());
    },
    async write(content: Content, ...smaller: readonly Content[]): Promise<boolean> {
      return writeTo(await cookies(), { headers: await headers() }, content, ...smaller);
    },
    async clear(): Promise<void> {
      const jar = await cookies();
      jar.set(name, "", { ...attributes({ headers: await headers() }), maxAge: 0 });
    },
  };
}

/** All sealed cookies that were made so far, by name: no two of them may have one purpose. */
export const sealedCookies = new Map<string, { readonly purpose: string; readonly secret: () => string }>();

function register(name: string, purpose: string, secret: () => string): void {
  for (const [otherName, other] of sealedCookies)
    if (otherName !== name && other.purpose === purpose)
      throw new Error(
        `The cookies ${otherName} and ${name} have one purpose, "${purpose}", so that each opens as the other. ` +
          "Give each a purpose of its own, or leave it out: then it is the name.",
      );
  sealedCookies.set(name, { purpose, secret });
}

/** A key for each purpose: with one key for all, a cookie could be renamed to open where another one belongs. */
const keyFor = (purpose: string, secret: string) =>
  Buffer.from(hkdfSync("sha256", secret, "", `storefront cookie: ${purpose}`, 32)).toString("base64url");

/** A proxy in front of Next says so in a header; Next's own server sets it from the socket. */
function isServedOverHttps({ headers, url }: SeenRequest): boolean {
  const forwarded = headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return forwarded === "https" || (url !== undefined && new URL(url).protocol === "https:");
}

export interface SealedCookieOptions<Content> {
  readonly name: string;
  /**
   * What the cookie is for; its name if left out. A cookie of one purpose never opens as one of another, although they
   * share a secret.
   */
  readonly purpose?: string;
  readonly schema: z.ZodType<Content>;
  /** Read when it is needed, so that a build needs no secret. */
  readonly secret: () => string;
  /** How long the browser keeps it, and how long it opens: a minute longer, for clocks that differ. */
  readonly lifetimeSeconds: number;
  readonly sameSite?: "lax" | "strict";
  /** The pages that it is sent to; all of them if left out. */
  readonly path?: string;
}

/** The cookies of a request. */
export interface ReadableJar {
  get(name: string): { readonly value: string } | undefined;
}

interface CookieAttributes {
  readonly httpOnly: boolean;
  readonly sameSite: "lax" | "strict";
  readonly secure: boolean;
  readonly path: string;
  readonly maxAge: number;
}

interface WritableJar {
  set(name: string, value: string, attributes: CookieAttributes): unknown;
}

interface SeenRequest {
  readonly headers: Pick<Headers, "get">;
  readonly url?: string;
}
