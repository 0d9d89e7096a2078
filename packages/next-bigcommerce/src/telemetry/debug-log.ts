import type { BigCommerceEvent, EventListener } from "./events.js";

const name = "next-bigcommerce";

/** Whether a `DEBUG` variable names this package, as the debug package reads it: lists, `*`, and `-` to leave out. */
export function isDebugged(variable: string | undefined): boolean {
  const patterns = (variable ?? "").split(/[\s,]+/).filter((pattern) => pattern !== "");
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(name);
  const left = patterns.filter((pattern) => pattern.startsWith("-"));
  const wanted = patterns.filter((pattern) => !pattern.startsWith("-"));
  return wanted.some(matches) && !left.some((pattern) => matches(pattern.slice(1)));
}

/** One line for each event. Strings are quoted as in JSON, so that none can begin a new line. */
export function formatEvent({ type, ...fields }: BigCommerceEvent): string {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [name, type, ...known.map(([field, value]) => `${field}=${JSON.stringify(value)}`)].join(" ");
}

/** Writes events to stderr if the process was started with `DEBUG=next-bigcommerce`. */
export function createDebugLog(
  write: (line: string) => unknown = (line) => process.stderr.write(line),
): EventListener {
  let isOn: boolean | undefined;
  // Read once: reading the environment costs more than reading a token (benchmark `token-read`).
  const hears = () => {
    isOn ??= isDebugged(process.env.DEBUG);
    return isOn;
  };
  return { hears, listen: (event) => hears() && write(`${formatEvent(event)}\n`) };
}
