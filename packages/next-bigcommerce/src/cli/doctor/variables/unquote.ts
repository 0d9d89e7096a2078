import { readEnvText } from "../../app/env-file.js";

const quote = "\"'`\u2018-\u201f\u00ab\u00bb\u2039\u203a";
const quotes = new RegExp(`^[${quote}\\s]+|[${quote}\\s]+$`, "g");

/** The text of an `.env` file without the quotes around one value; `undefined` if that changes nothing that is read. */
export function unquoteIn(text: string, name: string): string | undefined {
  const held = readEnvText(text).filter((variable) => variable.name === name);
  const [variable] = held;
  if (variable === undefined || held.length > 1) return undefined;
  const lines = text.split("\n");
  const line = lines[variable.line - 1] ?? "";
  const [, head = "", rest = ""] =
    /^(\s*(?:export\s+)?[\w.-]+\s*[=:]\s*)(.*)$/.exec(line.replace(/\r$/, "")) ?? [];
  const value = rest.replace(quotes, "");
  // Whatever else stands in the line, or in the next ones, is not for a machine to decide.
  if (value === rest || variable.value.replace(quotes, "") !== value || !/^[\w.:/{},+=-]+$/.test(value))
    return undefined;
  lines[variable.line - 1] = head + value + (line.endsWith("\r") ? "\r" : "");
  return lines.join("\n");
}
