import { parseJson } from "../http/message.js";
import { storeDocumentSchema } from "../store/collections.js";
import { issueList, readInput } from "../store/input/describe-issues.js";
import type { StoreDataOptions } from "../store/store-data.js";
import { endOfJson } from "./end-of-json.js";
import { readTextFile } from "./text-file.js";

const manyProblems = 20;

/** @throws Error naming the file and every field that is not valid. */
export function readSeedFile(path: string): StoreDataOptions {
  const text = readTextFile("--seed", path);
  const document = parseJson(text);
  if (document === undefined) throw new Error(`--seed ${path}: ${jsonProblem(text)}`);
  const reading = readInput(storeDocumentSchema, document, "document");
  if ("data" in reading) return reading.data;
  const { problems } = reading;
  const left = problems.length - manyProblems;
  const more = left > 0 ? `\n  and ${left} more` : "";
  throw new Error(`--seed ${path} is not valid:\n${issueList(problems.slice(0, manyProblems))}${more}`);
}

// The parser's own message quotes the text around the place, which may be somebody's password.
function jsonProblem(text: string): string {
  try {
    JSON.parse(text);
    return "the JSON is nested too deeply.";
  } catch {
    const index = endOfJson(text);
    const where =
      index === text.length
        ? `: it ends too early, at ${placeOf(text, index)}`
        : ` at ${placeOf(text, index)}`;
    return `the file is not valid JSON${where}. Common causes: a comment, a comma after the last entry, a missing quote.`;
  }
}

function placeOf(text: string, position: number): string {
  const lines = text.slice(0, position).split("\n");
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
