import type { RequestHead } from "./message.js";

/** Whether a page of another origin sent the request. A server sends neither of these headers of its own accord. */
export function isForeignPage({ headers, url }: Pick<RequestHead, "headers" | "url">): boolean {
  if (["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "")) return true;
  const origin = headers.get("origin");
  return origin !== null && origin !== url.origin;
}
