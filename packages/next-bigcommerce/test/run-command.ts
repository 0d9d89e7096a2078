import { spawn } from "node:child_process";

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it printed, both streams in the order they came. */
  readonly output: string;
}

/** Runs a program to its end. */
export function runCommand(command: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (status, signal) => resolve({ status, signal, output }));
  });
}

/** Runs a program that must succeed; returns what it printed. */
export async function runOrThrow(command: string, args: string[], options: CommandOptions): Promise<string> {
  const { status, output } = await runCommand(command, args, options);
  if (status === 0) return output;
  throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${output}`);
}

/** This machine's environment without anything that would tell an app which store, secret or mode to use. */
export function plainEnvironment(added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const ours =
    /^(BIGCOMMERCE_|SERVICE_SECRET$|REDIS_URL$|TRUSTED_PROXY_HOPS$|NODE_ENV$|NODE_OPTIONS$|VITEST|TEST$|npm_|PNPM_|INIT_CWD$|CI$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", CI: "1", ...added };
}
