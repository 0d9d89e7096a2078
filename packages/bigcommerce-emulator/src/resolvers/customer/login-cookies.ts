import { randomBytes, randomUUID } from "node:crypto";
import type { StorefrontContext } from "../../store/request-context.js";
import type { CustomerAccessToken } from "../../store/store-data.js";

const names = ["SHOP_TOKEN", "SHOP_SESSION_TOKEN", "SHOP_SESSION_ROTATION_TOKEN"] as const;

// Over http too: clients that cannot use Secure cookies take the words out, and look for just these.
const attributes = "Path=/; Secure; HttpOnly; SameSite=None";

/** Whether a login with this kind of token signs a browser in, and a logout signs it out. */
export function setsCookies({ tokenKind, inferred }: StorefrontContext): boolean {
  return tokenKind !== "impersonation" || inferred.impersonatedLoginCookies;
}

/** Signs a browser in: on GraphQL by `SHOP_TOKEN`, on the hosted storefront by `SHOP_SESSION_TOKEN`. */
export function setLoginCookies(
  context: StorefrontContext,
  { value, customerId, expiresAtSeconds }: CustomerAccessToken & { readonly value: string },
): void {
  const sessionId = randomUUID();
  const signedIn = { customerId, accessToken: value };
  context.data.storefrontSessions.set(sessionId, { signedIn, cartEntityId: null });
  const expires = new Date(expiresAtSeconds * 1000).toUTCString();
  const values = [value, sessionId, randomBytes(32).toString("hex")];
  context.responseCookies.push(
    ...names.map((name, index) => `${name}=${values[index]}; Expires=${expires}; ${attributes}`),
  );
}

export function clearLoginCookies(context: StorefrontContext): void {
  const expires = new Date(0).toUTCString();
  context.responseCookies.push(
    ...names.map((name) => `${name}=; Expires=${expires}; Max-Age=0; ${attributes}`),
  );
}
