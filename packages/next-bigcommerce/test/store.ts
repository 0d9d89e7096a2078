import type { Emulator } from "bigcommerce-emulator";

export const shopAccessToken = "packed-shop-access-token-4f1c9d";
export const serviceSecret = "packed-shop-service-secret";

/** What an app needs in its environment to use the emulator as its store. */
export const emulatorEnvironment = (emulator: Emulator): NodeJS.ProcessEnv => ({
  BIGCOMMERCE_STORE_HASH: "emulator",
  BIGCOMMERCE_ACCESS_TOKEN: shopAccessToken,
  BIGCOMMERCE_CHANNEL_ID: "1",
  BIGCOMMERCE_API_URL: emulator.url,
  BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
  SERVICE_SECRET: serviceSecret,
});
