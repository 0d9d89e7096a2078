import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { behaviourText } from "../behaviour/ledger.js";
import { emptyResponse, type HttpResponse, textResponse } from "../http/message.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import { graphqlError, graphqlRefusal } from "./error.js";

const lastServerTokenSeconds = Date.parse("2026-07-01T00:00:00Z") / 1000;
const lastServerUseSeconds = Date.parse("2027-04-01T00:00:00Z") / 1000;

/** Whether a browser sent the request. `Sec-Fetch-Mode` alone proves nothing: Node's own fetch sends it. */
export function isBrowserRequest(
  headers: Headers,
  inferred: Pick<InferredSwitches, "originIsBrowser">,
): boolean {
  if (headers.has("sec-fetch-site") || headers.has("sec-fetch-dest")) return true;
  if (inferred.originIsBrowser && headers.has("origin")) return true;
  return /(^|[;,]\s*)SHOP_(SESSION_)?TOKEN=/.test(headers.get("cookie") ?? "");
}

/** Refuses a secret token in a browser, and a storefront token outside its own sites. */
export function refuseCaller(
  token: StorefrontToken,
  headers: Headers,
  inferred: InferredSwitches,
  nowSeconds: number,
): HttpResponse | null {
  if (token.kind === "storefront") return refuseStorefrontCaller(token, headers, inferred, nowSeconds);
  if (!isBrowserRequest(headers, inferred)) return null;
  const text = behaviourText(inferred, `caller.browser_${token.kind}`);
  return inferred.browserRefusalBody === "text" ? textResponse(403, text) : graphqlError(403, text);
}

function refuseStorefrontCaller(
  token: StorefrontToken,
  headers: Headers,
  inferred: InferredSwitches,
  nowSeconds: number,
): HttpResponse | null {
  const origin = headers.get("origin");
  if (origin !== null) {
    const allowed = token.allowedOrigins.includes(origin);
    return allowed ? null : graphqlRefusal(inferred, inferred.originMismatchStatus, "caller.origin_mismatch");
  }
  const tooLate = token.issuedAtSeconds >= lastServerTokenSeconds || nowSeconds >= lastServerUseSeconds;
  const refused =
    inferred.storefrontTokenFromServer === "by_date" && tooLate && !isBrowserRequest(headers, inferred);
  return refused ? graphqlRefusal(inferred, 403, "caller.storefront_token_from_server") : null;
}

/** The headers that let a page of an allowed origin read the response. */
export function corsHeaders(token: StorefrontToken, headers: Headers): Record<string, string> {
  const origin = headers.get("origin");
  if (token.kind !== "storefront" || origin === null) return {};
  return {
    "access-control-allow-origin": origin,
    // For the cookies of a login.
    "access-control-allow-credentials": "true",
    vary: "Origin",
  };
}

/** A preflight has no token, so the origin is checked when the real request comes. */
export function preflightResponse(origin: string): HttpResponse {
  return emptyResponse(204, {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-max-age": "600",
    vary: "Origin",
  });
}
