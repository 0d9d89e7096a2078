import { InvalidOptions } from "../state/options.js";
import { issueList } from "../store/input/describe-issues.js";
import { errorCode } from "./error-code.js";
import { optionNames } from "./options.js";

/** Why the emulator did not start, and what to do, in the words of the command line. */
export function describeFailure(error: unknown): string {
  if (error instanceof InvalidOptions)
    return `These options are not valid:\n${issueList(error.problems.map(withOptionName))}`;
  if (!(error instanceof Error)) return String(error);
  return listenFailure(error) ?? error.message;
}

/** `channels.1: …` is about the second entry of `--channels`. */
function withOptionName(problem: string): string {
  return problem.replace(/^(\w+)(?:\.(\d+))?: /, (start, name: string, index: string | undefined) => {
    const option = optionNames[name];
    if (option === undefined) return start;
    return index === undefined ? `${option}: ` : `${option}, entry ${Number(index) + 1}: `;
  });
}

function listenFailure(error: Error): string | null {
  const place = placeOf(error);
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return `Port ${place.port} is in use, perhaps by another emulator. Stop that program, or choose another port with --port (0 is a free one).`;
    case "EADDRNOTAVAIL":
      return `This machine does not have the address ${place.address}. Leave --host out for this machine alone, or use --host 0.0.0.0 for all its addresses.`;
    case "EACCES":
      return `This user may not listen on port ${place.port}. Choose a port from 1024 with --port.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `--host ${place.address}: there is no such name. Give an address of this machine.`;
    default:
      return null;
  }
}

function placeOf(error: Error): { readonly port: string; readonly address: string } {
  const port = "port" in error ? String(error.port) : "";
  const address =
    "address" in error ? String(error.address) : "hostname" in error ? String(error.hostname) : "";
  return { port, address };
}
