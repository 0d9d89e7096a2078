import { parseJson } from "../http/message.js";
import { storeDocumentSchema } from "../store/collections.js";
import { issueList, readInput } from "../store/input/describe-issues.js";
import type { StoreDataOptions } from "../store/store-data.js";
import { readTextFile } from "./text-file.js";

const manyProblems = 20;

/** @throws Error naming the file and every field that is not valid. */
export function readSeedFile(path: string): StoreDataOptions {
  const document = parseJson(readTextFile("--seed", path));
  if (document === undefined) throw new Error(`--seed ${path}: the file is not valid JSON.`);
  const reading = readInput(storeDocumentSchema, document, "document");
  if ("data" in reading) return reading.data;
  const { problems } = reading;
  const left = problems.length - manyProblems;
  const more = left > 0 ? `\n  and ${left} more` : "";
  throw new Error(`--seed ${path} is not valid:\n${issueList(problems.slice(0, manyProblems))}${more}`);
}
