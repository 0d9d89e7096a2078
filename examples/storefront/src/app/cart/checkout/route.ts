import { readCartId } from "@/cart/cart-cookie";
import { readForm } from "@/forms/read-form";
import { CreateCartRedirectUrlsDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { isWebAddress } from "@/lib/links";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";

/** Sends the shopper to BigCommerce's checkout. The URL works once, and holds the cart's id: it is kept nowhere. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const cartEntityId = await readCartId();
  if (cartEntityId === null) return seeOther("/cart");
  const url = await createCheckoutUrl(cartEntityId);
  return seeOther(url ?? "/cart?problem=checkout", { "Referrer-Policy": "no-referrer" });
}

async function createCheckoutUrl(cartEntityId: string): Promise<string | null> {
  try {
    const { cart } = await bigcommerce.shopper.mutate(CreateCartRedirectUrlsDocument, { cartEntityId });
    const url = cart.createCartRedirectUrls.redirectUrls?.redirectedCheckoutUrl;
    return url !== undefined && isWebAddress(url) ? url : null;
  } catch (error) {
    console.error(error);
    return null;
  }
}
