import { createHash } from "node:crypto";
import { escapeHtml } from "../http/html.js";
import { type HttpResponse, htmlResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { stylesheet } from "./stylesheet.js";

/** Keep the link that leads here out of caches, and of the `Referer` of the next request. */
export const secretLinkHeaders = { "cache-control": "no-store", "referrer-policy": "no-referrer" } as const;

const styleHash = createHash("sha256").update(stylesheet).digest("base64");
const headersOf = (formTargets: "'self'" | "'none'") => ({
  ...secretLinkHeaders,
  "x-content-type-options": "nosniff",
  "content-security-policy": `default-src 'none'; img-src 'self' data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action ${formTargets}; frame-ancestors 'none'`,
});

interface PageContent {
  readonly status: number;
  readonly title: string;
  /** HTML. */
  readonly content: string;
  /** Whether the page has a form, which then can be sent to these pages only. */
  readonly hasForm?: boolean;
}

/** A page of the hosted storefront, with the store's name and the way back to the shop. */
export function hostedPage(
  { data, settings: { shopUrl } }: EmulatorState,
  { status, title, content, hasForm }: PageContent,
): HttpResponse {
  const storeName = escapeHtml(data.settings.storeName);
  const back = shopUrl === null ? "" : `<a class="back" href="${escapeHtml(shopUrl)}">Back to the shop</a>`;
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
<title>${escapeHtml(title)} · ${storeName}</title><style>${stylesheet}</style></head>
<body>
<header><p class="store"><bdi>${storeName}</bdi></p>${back}</header>
<main><h1>${escapeHtml(title)}</h1>
${content}</main>
<footer><p>BigCommerce emulator: stands in for BigCommerce's own pages.</p></footer>
</body>
</html>
`;
  return htmlResponse(status, html, headersOf(hasForm === true ? "'self'" : "'none'"));
}

interface Message {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What software can tell the page by. */
  readonly code?: string;
  /** HTML that says who is signed in. */
  readonly bar?: string;
}

/** A page that says something. */
export function messagePage(state: EmulatorState, { paragraphs, code, bar, ...page }: Message): HttpResponse {
  const texts = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("");
  const reason = code === undefined ? "" : `<p class="note">Reason: <code>${escapeHtml(code)}</code></p>`;
  return hostedPage(state, { ...page, content: `${bar ?? ""}${texts}${reason}` });
}
