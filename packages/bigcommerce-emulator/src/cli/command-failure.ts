import { existsSync, statSync } from "node:fs";
import { errorCode } from "./error-code.js";

/** Why a command did not start. */
export interface CommandFailure {
  /** As shells have it: 127 if it was not found, 126 if it cannot be executed. */
  readonly exitCode: 126 | 127;
  readonly message: string;
}

export function commandFailure(program: string, error: Error): CommandFailure {
  switch (errorCode(error)) {
    case "ENOENT":
      return { exitCode: 127, message: notFound(program) };
    case "EACCES":
      return { exitCode: 126, message: notExecutable(program) };
    default:
      return { exitCode: 126, message: `"${program}" cannot be executed: ${error.message}` };
  }
}

function notFound(program: string): string {
  if (existsSync(program) && /[/\\]/.test(program))
    return `"${program}" is there, but the program that its first line ("#!…") names is not.`;
  const start = `There is no command "${program}".`;
  if (/\s/.test(program)) return `${start} Write it without quotes: run -- ${program}`;
  if (/^\w+=/.test(program)) return `${start} To set a variable for a command: run -- env ${program} COMMAND`;
  return `${start} A script of your app starts with "npm run", a program that it has installed with "npx".`;
}

function notExecutable(program: string): string {
  if (statSync(program, { throwIfNoEntry: false })?.isDirectory() === true)
    return `"${program}" is a folder and cannot be executed.`;
  return `"${program}" cannot be executed by this user. Make it executable (chmod +x), or start it with its interpreter: run -- node ${program}`;
}
