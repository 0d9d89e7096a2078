import { parseArgs } from "node:util";
import { isBigCommerceError } from "../errors.js";
import { version } from "../version.js";
import { readAppEnvironment } from "./env-file.js";
import { type ScanReport, scanApp } from "./scan.js";
import { findScanProblem } from "./scan-places.js";
import { fetchStoreSchema } from "./store-schema.js";

/** What a command works with: where it was called, and where its output goes. */
interface CommandContext {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly nowMs: number;
  /** Standard output: results. */
  readonly write: (text: string) => void;
  /** Standard error: everything else. */
  readonly tell: (text: string) => void;
}

const usage = `next-bigcommerce ${version}

  npx next-bigcommerce scan [folder]            after next build: find secrets, and customers' calls in \`use cache\`
  npx next-bigcommerce schema > schema.graphql  write the schema of your store
      --token-kind private                      ask with a private token

Both read the environment and the folder's .env files. Exit status: 0 done, nothing found; 1 something was found or
failed; 2 wrong usage, or nothing to scan.
`;

/** Runs a command and returns its exit status. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<0 | 1 | 2> {
  const parsed = parse(args);
  if (parsed === undefined) {
    context.tell(usage);
    return 2;
  }
  const { positionals, values } = parsed;
  if (values.help) {
    context.write(usage);
    return 0;
  }
  const [command, folder = context.folder, ...rest] = positionals;
  if (rest.length === 0 && command === "scan") return runScan(folder, context);
  if (positionals.length === 1 && command === "schema") return runSchema(values["token-kind"], context);
  context.tell(usage);
  return 2;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" }, "token-kind": { type: "string" } },
    });
  } catch {
    return undefined;
  }
}

async function runScan(folder: string, context: CommandContext): Promise<0 | 1 | 2> {
  const problem = await findScanProblem(folder);
  if (problem !== undefined) {
    context.tell(`${problem}\n`);
    return 2;
  }
  const environment = await readAppEnvironment(folder, context.environment, context.tell);
  const report = await scanApp({ folder, environment, nowMs: context.nowMs });
  context.write(describeScan(report));
  return report.findings.length === 0 ? 0 : 1;
}

function describeScan({ files, findings }: ScanReport): string {
  const lines = findings.map(({ file, line, kind }) => `${file}:${line}  ${kind}`);
  const summary = `${files} files scanned, ${findings.length} ${findings.length === 1 ? "finding" : "findings"}.`;
  return `${[...lines, summary].join("\n")}\n`;
}

async function runSchema(kind: string | undefined, context: CommandContext): Promise<0 | 1 | 2> {
  if (kind !== undefined && kind !== "private" && kind !== "impersonation") {
    context.tell(usage);
    return 2;
  }
  try {
    const environment = await readAppEnvironment(context.folder, context.environment, context.tell);
    context.write(await fetchStoreSchema({ tokenKind: kind }, environment));
    return 0;
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    context.tell(`${error.code}: ${error.message}\n`);
    return 1;
  }
}
