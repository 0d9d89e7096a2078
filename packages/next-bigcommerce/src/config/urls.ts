export const defaultApiUrl = "https://api.bigcommerce.com";

/** `/stores/{hash}/v3/`: the "API path" of BigCommerce's credentials file holds more than the API's address. */
const storePath = /\/stores\/([^/]+)(?:\/v[23])?$/;

/** The REST API's URL without the path of the same store, which requests add. */
export function trimApiUrl(value: unknown, storeHash: unknown): unknown {
  const url = trimUrl(value);
  if (typeof url !== "string" || storePath.exec(url)?.[1] !== storeHash) return url;
  return trimUrl(url.replace(storePath, ""));
}

/** The storefront's URL without `/graphql`, which requests add. */
export function trimStorefrontUrl(value: unknown): unknown {
  const url = trimUrl(value);
  return typeof url === "string" ? trimUrl(url.replace(/\/graphql$/, "")) : url;
}

function trimUrl(value: unknown): unknown {
  return typeof value === "string" ? value.trim().replace(/\/+$/, "") : value;
}
