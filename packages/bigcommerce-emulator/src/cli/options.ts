export const usage = `Usage: bigcommerce-emulator [options]
       bigcommerce-emulator run [options] -- COMMAND [arguments]

Starts the emulator and prints the variables that connect an application to it. With run, it starts COMMAND with these
variables in its environment, and ends when COMMAND ends, with its exit code.

  --port <n>              TCP port, 0 for a free one (default 4010; with run a free one)
  --host <address>        address to listen on (default 127.0.0.1)
  --allow-host <name>     serve requests for this host name too; can be given several times
  --https                 serve https, with a certificate of its own authority
  --ca-file <file>        where to write the authority's certificate (default in the system's temporary folder)
  --store-hash <hash>     the store's hash (default emulator)
  --access-token <token>  access token of its API account (default emulator-access-token)
  --client-id <id>        client id of that account (default emulator-client-id)
  --client-secret <text>  its client secret (default emulator-client-secret-for-local-use-only)
  --channels <ids>        channel ids, separated by commas (default 1,2)
  --seed <file>           JSON document of what the store holds (default the built-in shop)
  --schema <file>         the store's own schema, or SDL that extends the built-in one
  --strict-stubs          refuse fields that the emulator does not carry out
  --shop-url <url>        where the checkout's link back to the shop leads (default no link)
  --help                  print this help`;

export const optionDefinitions = {
  port: { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  "allow-host": { type: "string", multiple: true },
  https: { type: "boolean", default: false },
  "ca-file": { type: "string" },
  "store-hash": { type: "string", default: "emulator" },
  "access-token": { type: "string", default: "emulator-access-token" },
  "client-id": { type: "string", default: "emulator-client-id" },
  "client-secret": { type: "string", default: "emulator-client-secret-for-local-use-only" },
  channels: { type: "string" },
  seed: { type: "string" },
  schema: { type: "string" },
  "strict-stubs": { type: "boolean", default: false },
  "shop-url": { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** The option of the command line that sets an option of `createEmulator`. */
export const optionNames: Readonly<Record<string, string>> = {
  port: "--port",
  host: "--host",
  allowHosts: "--allow-host",
  storeHash: "--store-hash",
  accessToken: "--access-token",
  clientId: "--client-id",
  clientSecret: "--client-secret",
  channels: "--channels",
  data: "--seed",
  schema: "--schema",
  shopUrl: "--shop-url",
};
