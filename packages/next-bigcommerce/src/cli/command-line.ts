import { parseArgs } from "node:util";
import { version } from "../version.js";
import type { Command, CommandContext, ExitStatus } from "./command/command.js";
import { doctorCommand } from "./doctor/command.js";
import { initCommand } from "./init/command.js";
import { scanCommand } from "./scan/command.js";
import { schemaCommand } from "./schema/command.js";

const commands: ReadonlyMap<string, Command> = new Map([
  ["init", initCommand],
  ["doctor", doctorCommand],
  ["scan", scanCommand],
  ["schema", schemaCommand],
]);

/** Runs a command and returns its exit status. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined) return refuse("Which command?", context);
  // npx keeps a flag that stands first for itself, so that the words are there too.
  if (["help", "--help", "-h"].includes(name)) return write(describeUsage(), context);
  if (["version", "--version"].includes(name)) return write(`${version}\n`, context);
  const command = commands.get(name);
  if (command === undefined) return refuse(`There is no command ${name}.`, context);
  const parsed = parse(command, rest);
  if (typeof parsed === "string") return refuse(parsed, context);
  if (parsed.values.help) return write(describeUsage(), context);
  try {
    const status = await command.run(parsed, context);
    return status ?? refuse(`That is not a use of ${name}.`, context);
  } catch (error) {
    context.tell(`${name} stopped: ${describeFailure(error)}\n`);
    return 1;
  }
}

/** What the machine refused; of everything else no more than what it is called, since its text may repeat a value. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "it failed, and nothing says why.";
  const { code, path }: NodeJS.ErrnoException = error;
  if (code !== undefined && /^E[A-Z]+$/.test(code))
    return `${code}${path === undefined ? "" : ` (${path})`}.`;
  return `${error.name}. That is a fault of next-bigcommerce, or of a package of the app: please report it.`;
}

function write(text: string, context: CommandContext): ExitStatus {
  context.write(text);
  return 0;
}

function refuse(problem: string, context: CommandContext): ExitStatus {
  context.tell(`${problem}\n\n${describeUsage()}`);
  return 2;
}

/** A string says what is wrong. */
function parse({ options }: Command, args: string[]) {
  try {
    const help = { type: "boolean", short: "h" } as const;
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, help },
    });
    const one = ([name, value]: [string, unknown]) => [name, Array.isArray(value) ? value.at(-1) : value];
    return { positionals, values: Object.fromEntries(Object.entries(values).map(one)) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function describeUsage(): string {
  const uses = [...commands.values()].flatMap(({ usage }) => usage);
  const width = Math.max(...uses.map(([use]) => use.length));
  const lines = uses.map(([use, effect]) => {
    const isOption = use.startsWith("-");
    return isOption
      ? `      ${use.padEnd(width + 24)}${effect}`
      : `  npx --no next-bigcommerce ${use.padEnd(width + 2)}${effect}`;
  });
  return `next-bigcommerce ${version}\n\n${lines.join("\n")}\n\n${notes}`;
}

const notes = `All read the environment and the folder's .env files. Exit status: 0 done, nothing found; 1 something was found or
failed; 2 wrong usage, or nothing to work on.
`;
