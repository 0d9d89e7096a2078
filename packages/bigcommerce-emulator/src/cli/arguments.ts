import { parseArgs } from "node:util";
import type { EmulatorOptions } from "../state/options.js";
import { readSeedFile } from "./seed-file.js";
import { readTextFile } from "./text-file.js";

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

const definitions = {
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

/** What the command line asks for. */
export type CommandLine = { readonly kind: "help" } | StartCommand;

export interface StartCommand {
  readonly kind: "start" | "run";
  readonly options: EmulatorOptions;
  /** Null: in the system's temporary folder. */
  readonly caFile: string | null;
  /** The first is the program. Empty unless the kind is `run`. */
  readonly command: readonly string[];
  /** Whether the channels were named, and not left at the default. */
  readonly namesChannels: boolean;
}

/** @throws Error saying what is wrong with an option. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const isRun = args[0] === "run";
  const end = isRun ? args.indexOf("--") : -1;
  const own = isRun ? args.slice(1, end === -1 ? undefined : end) : [...args];
  const { values } = parseArgs({ args: own, options: definitions });
  if (values.help) return { kind: "help" };
  const command = end === -1 ? [] : args.slice(end + 1);
  if (isRun && command.length === 0)
    throw new Error(`run needs a command after "--": bigcommerce-emulator run -- npm run dev`);
  if (values["ca-file"] !== undefined && !values.https) throw new Error("--ca-file needs --https.");
  return {
    kind: isRun ? "run" : "start",
    options: {
      port: readNumber(values.port ?? (isRun ? "0" : "4010")),
      host: values.host,
      allowHosts: values["allow-host"],
      https: values.https,
      storeHash: values["store-hash"],
      accessToken: values["access-token"],
      clientId: values["client-id"],
      clientSecret: values["client-secret"],
      channels: (values.channels ?? "1,2").split(",").map(readNumber),
      data: values.seed === undefined ? undefined : readSeedFile(values.seed),
      schema: values.schema === undefined ? undefined : readTextFile("--schema", values.schema),
      stubs: values["strict-stubs"] ? "refuse" : "answer",
      shopUrl: values["shop-url"],
    },
    caFile: values["ca-file"] ?? null,
    command,
    namesChannels: values.channels !== undefined,
  };
}

// NaN for anything but digits, so that the check of the options names the option; Number("") would be 0.
function readNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
