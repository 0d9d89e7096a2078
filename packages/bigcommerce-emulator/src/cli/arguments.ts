import type { EmulatorOptions } from "../state/options.js";
import { parseOptions } from "./parse-options.js";
import { readSchemaFile } from "./schema-file.js";
import { readSeedFile } from "./seed-file.js";

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
  if (args[0] === "help" || own.includes("--help") || own.includes("-h")) return { kind: "help" };
  const values = parseOptions(own);
  const command = end === -1 ? [] : args.slice(end + 1);
  if (isRun && (command[0] ?? "") === "")
    throw new Error(`run needs a command after "--": bigcommerce-emulator run -- npm run dev`);
  if (values["ca-file"] !== undefined && !values.https) throw new Error("--ca-file needs --https.");
  return {
    kind: isRun ? "run" : "start",
    options: emulatorOptions(values, isRun ? "0" : "4010"),
    caFile: values["ca-file"] ?? null,
    command,
    namesChannels: values.channels !== undefined,
  };
}

function emulatorOptions(values: ReturnType<typeof parseOptions>, defaultPort: string): EmulatorOptions {
  return {
    port: readNumber(values.port ?? defaultPort),
    host: values.host,
    allowHosts: values["allow-host"],
    https: values.https,
    storeHash: values["store-hash"],
    accessToken: values["access-token"],
    clientId: values["client-id"],
    clientSecret: values["client-secret"],
    channels: (values.channels ?? "1,2").split(",").map(readNumber),
    data: values.seed === undefined ? undefined : readSeedFile(values.seed),
    schema: values.schema === undefined ? undefined : readSchemaFile(values.schema),
    stubs: values["strict-stubs"] ? "refuse" : "answer",
    shopUrl: values["shop-url"],
  };
}

// NaN for anything but digits, so that the check of the options names the option; Number("") would be 0.
function readNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
