import { type CommandOptions, runOrThrow } from "./run-command.js";

/** Runs the pnpm that started the tests, if one did: npx takes 1.7 s each time to find one, a pack 0.05 s. */
export function runPnpm(args: string[], options: CommandOptions): Promise<string> {
  const pnpm = process.env.npm_execpath;
  return pnpm?.endsWith("/pnpm")
    ? runOrThrow(pnpm, args, options)
    : runOrThrow("npx", ["-y", "pnpm@12", ...args], options);
}
