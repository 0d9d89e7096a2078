import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator, type StoreDataOptions } from "bigcommerce-emulator";
import { type RunningApp, serve } from "../../../packages/next-bigcommerce/test/next-server.js";
import { watchRequests } from "./watch-requests.js";

export const storefrontFolder = fileURLToPath(new URL("..", import.meta.url));
export const accessToken = "emulator-access-token";
export const serviceSecret = "demo-service-secret";

/** The built storefront against an emulator of its own, both on free ports. */
export interface Shop {
  readonly url: string;
  readonly emulator: Emulator;
  /** Tokens minted since the storefront was started, the one of its start included, or since the emulator was reset. */
  minted(): Promise<number>;
  /** Starts the storefront's process again, at another address, against the emulator as it is. */
  restart(): Promise<void>;
  log(): string;
  stop(): Promise<void>;
}

/** Which kind of token the shops of this run work with; the whole run is made once with each. */
export const tokenKind = process.env.E2E_TOKEN_KIND === "private" ? "private" : "impersonation";
export const tokenPath = { impersonation: "api-token-customer-impersonation", private: "api-token-private" }[
  tokenKind
];

/** What the demo sets, for the storefront to use the emulator as its store. */
export const demoEnvironment = (emulator: Emulator): NodeJS.ProcessEnv => ({
  DEMO: "1",
  BIGCOMMERCE_TOKEN_KIND: tokenKind,
  BIGCOMMERCE_STORE_HASH: "emulator",
  BIGCOMMERCE_ACCESS_TOKEN: accessToken,
  BIGCOMMERCE_CHANNEL_ID: "1",
  BIGCOMMERCE_CLIENT_ID: "emulator-client-id",
  BIGCOMMERCE_CLIENT_SECRET: "emulator-client-secret-for-local-use-only",
  BIGCOMMERCE_API_URL: emulator.url,
  BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
});

export async function startShop(
  env: NodeJS.ProcessEnv = {},
  command: "start" | "dev" = "start",
  data?: StoreDataOptions,
): Promise<Shop> {
  const watch = watchRequests();
  const emulator = await createEmulator({ onRequest: watch.see, data, stubs: "refuse" });
  const serveApp = () => serve(storefrontFolder, [command], { ...demoEnvironment(emulator), ...env });
  const mints = async () => (await emulator.stats()).tokens[tokenKind];
  let app: RunningApp;
  let mintsBefore = 0;
  try {
    app = await serveApp();
  } catch (error) {
    await emulator.close();
    throw error;
  }
  return {
    get url() {
      return app.url;
    },
    emulator,
    minted: async () => (await mints()) - mintsBefore,
    log: () => app.log(),
    async restart() {
      await app.stop();
      mintsBefore = await mints();
      app = await serveApp();
    },
    async stop() {
      await app.stop();
      await emulator.close();
      watch.assertClean();
    },
  };
}
