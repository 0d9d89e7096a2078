import { randomUUID } from "node:crypto";
import { readCookie } from "../http/cookie.js";
import { endAccessTokens } from "../resolvers/customer/login.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StoredCustomer } from "../store/customer.js";
import type { SignedInShopper, StorefrontSession } from "../store/store-data.js";

/** BigCommerce's own name for the cookie. */
const cookieName = "SHOP_SESSION_TOKEN";

/** The session of a request; an empty one if it has none. */
export function readSession({ data }: EmulatorState, headers: Headers): StorefrontSession {
  const id = sessionId(headers);
  const known = id === null ? undefined : data.storefrontSessions.get(id);
  return known ?? { signedIn: null, cartEntityId: null };
}

function sessionId(headers: Headers): string | null {
  return readCookie(headers, cookieName);
}

/** Who is signed in. A session that came from the API lasts no longer than its customer access token. */
export function signedInCustomer(
  { data, clock }: EmulatorState,
  signedIn: SignedInShopper | null,
): StoredCustomer | undefined {
  if (signedIn === null) return undefined;
  const { customerId, accessToken } = signedIn;
  const issued = accessToken === null ? undefined : data.customerAccessTokens.get(accessToken);
  const ended =
    accessToken !== null && (issued === undefined || issued.expiresAtSeconds <= clock.nowSeconds());
  return ended ? undefined : data.customers.get(customerId);
}

/** Puts a session in the place of the request's own, under a new id. Returns the header that hands it over. */
export function replaceSession(
  { data }: EmulatorState,
  headers: Headers,
  session: StorefrontSession,
): Record<string, string> {
  const id = randomUUID();
  data.storefrontSessions.delete(sessionId(headers) ?? "");
  data.storefrontSessions.set(id, session);
  return { "set-cookie": `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax` };
}

/** Ends the request's session, and with it the customer access tokens of a session that came from the API. */
export function endSession(state: EmulatorState, headers: Headers): Record<string, string> {
  const { signedIn } = readSession(state, headers);
  const fromApi = signedIn !== null && signedIn.accessToken !== null;
  if (fromApi && signedInCustomer(state, signedIn) !== undefined)
    endAccessTokens(state.data, signedIn.customerId);
  state.data.storefrontSessions.delete(sessionId(headers) ?? "");
  return { "set-cookie": `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` };
}
