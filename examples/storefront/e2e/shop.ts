import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { type RunningApp, serve } from "../../../packages/next-bigcommerce/test/next-server.js";

export const storefrontFolder = fileURLToPath(new URL("..", import.meta.url));
export const accessToken = "emulator-access-token";
export const serviceSecret = "demo-service-secret";

/** The built storefront against an emulator of its own, both on free ports. */
export interface Shop {
  readonly url: string;
  readonly emulator: Emulator;
  /** Tokens minted since the emulator started or was reset. */
  minted(): Promise<number>;
  log(): string;
  stop(): Promise<void>;
}

/** What the demo sets, for the storefront to use the emulator as its store. */
export const demoEnvironment = (emulator: Emulator): NodeJS.ProcessEnv => ({
  DEMO: "1",
  BIGCOMMERCE_STORE_HASH: "emulator",
  BIGCOMMERCE_ACCESS_TOKEN: accessToken,
  BIGCOMMERCE_CHANNEL_ID: "1",
  BIGCOMMERCE_API_URL: emulator.url,
  BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
});

export async function startShop(
  env: NodeJS.ProcessEnv = {},
  command: "start" | "dev" = "start",
): Promise<Shop> {
  const emulator = await createEmulator();
  let app: RunningApp;
  try {
    app = await serve(storefrontFolder, [command], { ...demoEnvironment(emulator), ...env });
  } catch (error) {
    await emulator.close();
    throw error;
  }
  return {
    url: app.url,
    emulator,
    minted: async () => (await emulator.stats()).tokens.impersonation,
    log: app.log,
    async stop() {
      await app.stop();
      await emulator.close();
    },
  };
}
