import { randomBytes } from "node:crypto";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoredCart } from "../../store/store-data.js";
import { accessibleCart } from "./cart-access.js";

type QueryParams = readonly { readonly key: string; readonly value: string }[];

interface RedirectInput {
  readonly cartEntityId?: string | null;
  readonly queryParams?: QueryParams | null;
}

/**
 * Each URL works once, and for 30 seconds: the token in it is always new. Who visits, from where and why (`visitId`,
 * `visitorId`, `ipAddress`, `analytics`, `paymentWalletData`) is for BigCommerce's own statistics and wallets: it is
 * checked and changes nothing.
 */
export function createCartRedirectUrls(context: StorefrontContext, input: RedirectInput | null | undefined) {
  const cart = accessibleCart(context, input?.cartEntityId ?? "");
  if (cart === undefined) {
    const message = behaviourText(context.inferred, "redirect.unknown_cart");
    return { redirectUrls: null, errors: [{ __typename: "NotFoundError", message }] };
  }
  const { checkout, embedded } = linkToCheckout(context, cart, input?.queryParams ?? []);
  return {
    redirectUrls: {
      redirectedCheckoutUrl: checkout,
      embeddedCheckoutUrl: embedded,
      externalCheckoutUrl: checkout,
    },
    errors: [],
  };
}

/** A link to a cart and its checkout: whichever of its URLs is opened first, the others are used up too. */
export function linkToCheckout(
  { data, now, origin, checkoutShopper }: StorefrontContext,
  { entityId }: StoredCart,
  queryParams: QueryParams,
  lifetimeMs?: number,
) {
  const token = randomBytes(32).toString("hex");
  data.checkoutLinks.set(token, {
    cartEntityId: entityId,
    createdAtMs: now().getTime(),
    signsIn: checkoutShopper,
    lifetimeMs,
  });
  const url = (action: "load" | "loadInCheckout", first: readonly [string, string][] = []) => {
    const query = new URLSearchParams([...first, ["action", action], ["id", entityId], ["token", token]]);
    for (const { key, value } of queryParams) query.append(key, value);
    return `${origin}/cart.php?${query}`;
  };
  return {
    cart: url("load"),
    checkout: url("loadInCheckout"),
    embedded: url("loadInCheckout", [["embedded", "1"]]),
  };
}
