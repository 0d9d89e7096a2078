import type { Emulator } from "bigcommerce-emulator";

export const shopAccessToken = "packed-shop-access-token-4f1c9d";
export const clientSecret = "packed-shop-client-secret-8e2b";
export const serviceSecret = "packed-shop-service-secret";

/** What an app needs in its environment to use the emulator as its store. */
export const emulatorEnvironment = (emulator: Emulator): NodeJS.ProcessEnv => ({
  BIGCOMMERCE_STORE_HASH: "emulator",
  BIGCOMMERCE_ACCESS_TOKEN: shopAccessToken,
  BIGCOMMERCE_CHANNEL_ID: "1",
  BIGCOMMERCE_API_URL: emulator.url,
  BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
  BIGCOMMERCE_CLIENT_ID: "packed-shop-client-id",
  BIGCOMMERCE_CLIENT_SECRET: clientSecret,
  SERVICE_SECRET: serviceSecret,
});
