import { randomBytes } from "node:crypto";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredCustomer } from "../../store/customer.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { cartNode } from "../cart/cart.js";
import { mergeGuestCart } from "../cart/guest-cart.js";
import type { GraphNode } from "../common/node.js";
import { refusal } from "../common/refusal.js";
import { requireScope } from "../common/scope.js";
import { currentCustomer, customerNode } from "./customer.js";
import { customerByEmail } from "./customer-input.js";
import { clearLoginCookies, setLoginCookies, setsCookies } from "./login-cookies.js";

export interface LoginArguments {
  readonly email: string;
  readonly password: string;
  readonly guestCartEntityId?: string | null;
}

/** `login`. BigCommerce's own answer tells an unknown email address from a wrong password. */
export function login(
  context: StorefrontContext,
  { email, password, guestCartEntityId }: LoginArguments,
): GraphNode {
  requireScope(context, "Customer");
  const customer = customerByEmail(context.data, email);
  if (customer === undefined) throw refusal(context, "login.unknown_email");
  if (customer.password !== password) throw refusal(context, "login.wrong_password");
  return { result: "success", ...signIn(context, customer, guestCartEntityId) };
}

export interface JwtLoginArguments {
  readonly jwt: string;
  readonly guestCartEntityId?: string | null;
}

/** `loginWithCustomerLoginJwt`. The JWT is checked, and used, as in a login URL. */
export async function loginWithJwt(
  context: StorefrontContext,
  { jwt, guestCartEntityId }: JwtLoginArguments,
): Promise<GraphNode> {
  requireScope(context, "Customer");
  const reading = await context.readCustomerLogin(jwt);
  if ("refusal" in reading) {
    const problem = `${reading.refusal.title}. ${reading.refusal.advice}`;
    throw refusal(context, "login.refused_jwt", { problem });
  }
  const customer = context.data.customers.get(reading.login.customerId);
  if (customer === undefined) throw refusal(context, "login.wrong_password");
  return { redirectTo: reading.login.redirectTo, ...signIn(context, customer, guestCartEntityId) };
}

function signIn(
  context: StorefrontContext,
  customer: StoredCustomer,
  guestCartEntityId: string | null | undefined,
) {
  const signedIn = { ...context, customerId: customer.entityId };
  const cart = mergeGuestCart(signedIn, guestCartEntityId);
  return {
    customer: customerNode(context, customer),
    cart: cart === undefined ? null : cartNode(signedIn, cart),
    customerAccessToken: accessTokenField(context, customer),
  };
}

/** A browser has the token as a cookie that its code cannot read. */
function accessTokenField(context: StorefrontContext, customer: StoredCustomer) {
  const isImpersonated = context.tokenKind === "impersonation";
  if (isImpersonated && !setsCookies(context)) return null;
  const issued = issueAccessToken(context, customer);
  if (isImpersonated) return null;
  return () => {
    if (context.fromBrowser) throw refusal(context, "login.access_token_in_browser");
    return issued;
  };
}

/** Tokens have the documented form: 64 hex digits, and the Unix time in seconds at which they expire. */
function issueAccessToken(context: StorefrontContext, customer: StoredCustomer) {
  const { data, now } = context;
  endAccessTokens(data, customer.entityId);
  const lifetimeSeconds = data.settings.customerAccessTokenLifetimeSeconds;
  const expiresAtSeconds = Math.floor(now().getTime() / 1000) + lifetimeSeconds;
  const value = `${randomBytes(32).toString("hex")}_${expiresAtSeconds}`;
  const issued = { customerId: customer.entityId, expiresAtSeconds };
  data.customerAccessTokens.set(value, issued);
  setLoginCookies(context, { value, ...issued });
  return { value, expiresAt: new Date(expiresAtSeconds * 1000).toISOString().replace(".000Z", "Z") };
}

/** A customer has one session: each login and each logout ends all earlier tokens. */
export function endAccessTokens(data: StoreData, customerId: number): void {
  for (const [token, issued] of data.customerAccessTokens) {
    if (issued.customerId === customerId) data.customerAccessTokens.delete(token);
  }
}

/** `logout` ends the customer's access tokens. The named cart then belongs to nobody. */
export function logout(
  context: StorefrontContext,
  { cartEntityId }: { cartEntityId?: string | null },
): GraphNode {
  requireScope(context, "Customer");
  const customer = currentCustomer(context);
  if (customer !== undefined) endAccessTokens(context.data, customer.entityId);
  if (setsCookies(context)) clearLoginCookies(context);
  return { result: "success", cartUnassignResult: unassignedCart(context, cartEntityId) };
}

function unassignedCart(context: StorefrontContext, cartEntityId: string | null | undefined) {
  if (!cartEntityId) return { cart: null, errors: [] };
  const cart = context.data.carts.get(cartEntityId);
  if (cart === undefined || cart.customerId !== context.customerId) {
    const message = behaviourText(context.inferred, "logout.cart_inaccessible");
    return { cart: null, errors: [{ __typename: "CartUnassignInaccessibleError", message }] };
  }
  cart.customerId = null;
  return { cart: cartNode({ ...context, customerId: null }, cart), errors: [] };
}
