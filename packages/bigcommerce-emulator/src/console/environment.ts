import { isLoopbackHost } from "../http/loopback.js";

interface PrintedSettings {
  readonly host: string;
  readonly storeHash: string;
  readonly accounts: readonly { readonly token: string }[];
  readonly channels: readonly number[];
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The variables that connect an application to the emulator, one `NAME=value` per line. An emulator that is open to the
 * network keeps its secrets to itself: whoever started it has them.
 */
export function environmentLines(url: string, settings: PrintedSettings): string {
  const secret = (value: string | undefined) =>
    isLoopbackHost(settings.host) ? value : "# as given when the emulator was started";
  return [
    `BIGCOMMERCE_STORE_HASH=${settings.storeHash}`,
    `BIGCOMMERCE_ACCESS_TOKEN=${secret(settings.accounts[0]?.token)}`,
    `BIGCOMMERCE_CHANNEL_ID=${settings.channels.join(",")}`,
    `BIGCOMMERCE_API_URL=${url}`,
    `BIGCOMMERCE_STOREFRONT_URL=${url}/channels/{channelId}`,
    `BIGCOMMERCE_CLIENT_ID=${settings.clientId}`,
    `BIGCOMMERCE_CLIENT_SECRET=${secret(settings.clientSecret)}`,
  ].join("\n");
}
