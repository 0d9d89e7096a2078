import { randomBytes } from "node:crypto";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { accessibleCart } from "./cart-access.js";

interface RedirectInput {
  readonly cartEntityId?: string | null;
  readonly queryParams?: readonly { readonly key: string; readonly value: string }[] | null;
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
  const token = randomBytes(32).toString("hex");
  context.data.checkoutLinks.set(token, {
    cartEntityId: cart.entityId,
    createdAtMs: context.now().getTime(),
    signsIn: context.checkoutShopper,
  });
  const url = (first: readonly (readonly [string, string])[]) => {
    const query = new URLSearchParams([
      ...first.map(([key, value]): [string, string] => [key, value]),
      ["action", "loadInCheckout"],
      ["id", cart.entityId],
      ["token", token],
    ]);
    for (const { key, value } of input?.queryParams ?? []) query.append(key, value);
    return `${context.origin}/cart.php?${query}`;
  };
  return {
    redirectUrls: {
      redirectedCheckoutUrl: url([]),
      embeddedCheckoutUrl: url([["embedded", "1"]]),
      externalCheckoutUrl: url([]),
    },
    errors: [],
  };
}
