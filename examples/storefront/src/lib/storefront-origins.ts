import "server-only";
import { checkoutUrl, currentStoreHash } from "@/environment";

/**
 * Of the store's own pages, the checkout among them: what is set, else BigCommerce's permanent addresses. A checkout on a
 * domain of its own is named by `CHECKOUT_URL`.
 */
export function storefrontOrigins(): string[] {
  const hash = currentStoreHash();
  const { BIGCOMMERCE_STOREFRONT_URL: storefront, BIGCOMMERCE_CHANNEL_ID: channels } = process.env;
  const permanent = `https://store-${hash}.mybigcommerce.com https://store-${hash}-{channelId}.mybigcommerce.com`;
  const templates = `${storefront?.trim() || permanent} ${checkoutUrl() ?? ""}`.split(" ");
  const urls = (channels?.split(",") ?? ["1"]).flatMap((id) =>
    templates.map((url) => url.replaceAll("{storeHash}", hash).replaceAll("{channelId}", id.trim())),
  );
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin))];
}
