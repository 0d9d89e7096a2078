import type { HttpRequest, HttpResponse } from "../http/message.js";
import { withHeaders } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { messagePage } from "./page.js";
import { endSession, readSession, signedInCustomer } from "./session.js";
import { shopperBar } from "./shopper-bar.js";

/** `/account.php`, where a login leads that names no other page. */
export function showAccount(state: EmulatorState, { headers }: HttpRequest): HttpResponse {
  const customer = signedInCustomer(state, readSession(state, headers).signedIn);
  return messagePage(state, {
    status: 200,
    title: "Account",
    paragraphs: ["BigCommerce's own account pages begin here. The emulator has none."],
    bar: shopperBar(state, customer),
  });
}

/** `/login.php?action=logout`, which a login token may name as its redirect_to. */
export function signOut(state: EmulatorState, { headers }: HttpRequest): HttpResponse {
  const cookie = endSession(state, headers);
  const page = messagePage(state, {
    status: 200,
    title: "You are signed out",
    paragraphs: ["This browser is signed out of BigCommerce's pages."],
  });
  return withHeaders(page, cookie);
}
