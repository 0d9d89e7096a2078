/** Letters and digits of a store hash. BigCommerce's have about 10, and its access tokens, which are as plain, 31. */
export const maxStoreHashLength = 20;

/** What stands for a store in BigCommerce's own URLs. */
export const storeHashPattern = /^[a-z0-9]{1,20}$/;

/** Where BigCommerce serves a channel whatever domain it has, as a template; channel 1 has no suffix. */
export function permanentUrl(channelId: number): string {
  return `https://store-{storeHash}${channelId === 1 ? "" : "-{channelId}"}.mybigcommerce.com`;
}

const permanentHost = /^store-[a-z0-9]{1,20}(?:-(\d+))?\.mybigcommerce\.com$/;

/** The channel that a permanent URL's host belongs to; `undefined` for another host. */
export function channelOfPermanentHost(host: string): string | undefined {
  const found = permanentHost.exec(host);
  return found === null ? undefined : (found[1] ?? "1");
}

/** The URL of a channel's storefront: the placeholders of a template replaced. */
export function fillStorefrontUrl(template: string, storeHash: string, channelId: number): string {
  return template.replaceAll("{storeHash}", storeHash).replaceAll("{channelId}", String(channelId));
}
