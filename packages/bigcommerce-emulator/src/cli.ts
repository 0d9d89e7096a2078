import { parseArgs } from "node:util";
import { createEmulator } from "./create-emulator.js";

const usage = `Usage: bigcommerce-emulator [options]

  --port <n>              TCP port, 0 for a free one (default 4010)
  --host <address>        address to listen on (default 127.0.0.1)
  --store-hash <hash>     the store's hash (default emulator)
  --access-token <token>  access token of its API account (default emulator-access-token)
  --client-id <id>        client id of that account (default emulator-client-id)
  --client-secret <text>  its client secret (default emulator-client-secret-for-local-use-only)
  --channels <ids>        channel ids, separated by commas (default 1,2)
  --shop-url <url>        where the checkout's link back to the shop leads (default no link)
  --help                  print this help`;

const optionDefinitions = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  "store-hash": { type: "string", default: "emulator" },
  "access-token": { type: "string", default: "emulator-access-token" },
  "client-id": { type: "string", default: "emulator-client-id" },
  "client-secret": { type: "string", default: "emulator-client-secret-for-local-use-only" },
  channels: { type: "string", default: "1,2" },
  "shop-url": { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: optionDefinitions });
  if (values.help) {
    console.log(usage);
    return;
  }
  const settings = {
    storeHash: values["store-hash"],
    accessToken: values["access-token"],
    clientId: values["client-id"],
    clientSecret: values["client-secret"],
    channels: values.channels.split(",").map(readNumber),
  };
  const emulator = await createEmulator({
    ...settings,
    port: readNumber(values.port),
    host: values.host,
    shopUrl: values["shop-url"],
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
  console.log(`BigCommerce emulator at ${emulator.url}\n\n${environmentLines(emulator.url, settings)}\n`);
}

/** The variables that connect an application to the emulator, one `NAME=value` per line. */
function environmentLines(url: string, settings: PrintedSettings): string {
  return [
    `BIGCOMMERCE_STORE_HASH=${settings.storeHash}`,
    `BIGCOMMERCE_ACCESS_TOKEN=${settings.accessToken}`,
    `BIGCOMMERCE_CHANNEL_ID=${settings.channels.join(",")}`,
    `BIGCOMMERCE_API_URL=${url}`,
    `BIGCOMMERCE_STOREFRONT_URL=${url}/channels/{channelId}`,
    `BIGCOMMERCE_CLIENT_ID=${settings.clientId}`,
    `BIGCOMMERCE_CLIENT_SECRET=${settings.clientSecret}`,
  ].join("\n");
}

interface PrintedSettings {
  readonly storeHash: string;
  readonly accessToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly channels: readonly number[];
}

// NaN for anything but digits, so that the check of the options names the option; Number("") would be 0.
function readNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return `${error.message}\nAnother program uses this port. Stop it, or choose another one with --port.`;
  return String(code).startsWith("ERR_PARSE_ARGS") ? `${error.message}\n\n${usage}` : error.message;
}
