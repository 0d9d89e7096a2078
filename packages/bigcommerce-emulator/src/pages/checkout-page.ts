import { type HttpResponse, htmlResponse } from "../http/message.js";
import type { StoreData, StoredCart } from "../store/store-data.js";
import { escapeHtml } from "./home-page.js";

/**
 * The page behind the URLs of `createCartRedirectUrls`, in place of BigCommerce's checkout. A URL works once. Only
 * whoever was given the URL can open it, so the page shows what is in the cart.
 */
export function showCheckout(
  data: StoreData,
  { cartEntityId, token }: { readonly cartEntityId: string; readonly token: string },
): HttpResponse {
  const cart = data.carts.get(cartEntityId);
  if (cart === undefined || data.checkoutRedirects.get(token) !== cartEntityId) {
    return page(410, "This checkout link has been used", [
      "A link works once. Go back to the shop and go to the checkout again.",
    ]);
  }
  data.checkoutRedirects.delete(token);
  return page(200, "Checkout", [
    "BigCommerce's own checkout begins here: address, delivery, payment. The emulator has none.",
    ...linesOf(data, cart),
  ]);
}

function linesOf(data: StoreData, { lineItems }: StoredCart): string[] {
  return lineItems.map(({ quantity, productEntityId }) => {
    const name = data.products.get(productEntityId)?.name ?? "A product the store no longer has";
    return `${quantity} × ${name}`;
  });
}

function page(status: number, title: string, paragraphs: readonly string[]): HttpResponse {
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${escapeHtml(title)} · BigCommerce emulator</title><style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem }
</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}</main></body>
</html>`;
  return htmlResponse(status, html, { "cache-control": "no-store" });
}
