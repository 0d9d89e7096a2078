import type { ParseArgsConfig } from "node:util";

/** What a command works with: where it was called, and where its output goes. */
export interface CommandContext {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly nowMs: number;
  /** Standard output: results. */
  readonly write: (text: string) => void;
  /** Standard error: everything else. */
  readonly tell: (text: string) => void;
}

/** 0: done, nothing found; 1: something was found or failed; 2: wrong usage, or nothing to work on. */
export type ExitStatus = 0 | 1 | 2;

/** What was written behind the command's name. */
export interface CommandArguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** A command of `next-bigcommerce`. */
export interface Command {
  /** How to use it, for the help: what is written behind `npx --no next-bigcommerce`, and what it does. */
  readonly usage: readonly (readonly [use: string, effect: string])[];
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** `undefined`: the arguments are not a use of this command, so the help is shown. */
  readonly run: (args: CommandArguments, context: CommandContext) => Promise<ExitStatus | undefined>;
}
