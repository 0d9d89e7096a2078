/** The variables that point an application at an emulator, one `NAME=value` a line. */
export function environmentLines(
  url: string,
  settings: { storeHash: string; accessToken: string; channels: readonly number[] },
): string {
  return [
    `BIGCOMMERCE_STORE_HASH=${settings.storeHash}`,
    `BIGCOMMERCE_ACCESS_TOKEN=${settings.accessToken}`,
    `BIGCOMMERCE_CHANNEL_ID=${settings.channels.join(",")}`,
    `BIGCOMMERCE_API_URL=${url}`,
    `BIGCOMMERCE_STOREFRONT_URL=${url}/channels/{channelId}`,
  ].join("\n");
}
