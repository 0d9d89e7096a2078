import type { HostedPage } from "../http/endpoint.js";
import { emptyResponse, type HttpRequest, type HttpResponse, textResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { showAccount, signOut } from "./account-page.js";
import { openCheckout } from "./checkout-link.js";
import { placeHostedOrder, showCheckout } from "./checkout-page.js";
import { showConfirmation } from "./confirmation-page.js";
import { signInByToken } from "./login-token.js";
import { showSitemap } from "./sitemap.js";

/** Stand-ins for the pages of the storefront that BigCommerce hosts. */
export async function handleHosted(
  state: EmulatorState,
  page: HostedPage,
  request: HttpRequest,
): Promise<HttpResponse> {
  if (page.page === "robots" || page.page === "sitemap") return showToCrawler(state, page, request);
  if (page.page === "checkout" && request.method === "POST") return placeHostedOrder(state, request);
  // Not HEAD either: a program that looks at a link must not use it up.
  if (request.method !== "GET")
    return emptyResponse(405, { allow: page.page === "checkout" ? "GET, POST" : "GET" });
  switch (page.page) {
    case "login":
      return signInByToken(state, page.jwt, request);
    case "cart":
      return openCheckout(state, page, request);
    case "checkout":
      return showCheckout(state, request);
    case "confirmation":
      return showConfirmation(state, request);
    case "account":
      return showAccount(state, request);
    case "logout":
      return signOut(state, request);
  }
}

function showToCrawler(
  { data, clock }: EmulatorState,
  page: Extract<HostedPage, { page: "robots" | "sitemap" }>,
  { method, url }: HttpRequest,
): HttpResponse {
  if (method !== "GET" && method !== "HEAD") return emptyResponse(405, { allow: "GET, HEAD" });
  if (page.page === "robots") return textResponse(200, data.settings.robotsTxt);
  return showSitemap(data, clock.now(), url.origin, page);
}
