import { parse } from "@humanwhocodes/momoa";
import { z } from "zod";
import { parseJson } from "../http/message.js";
import { storeDocumentSchema } from "../store/collections.js";
import { issueList, readInput } from "../store/input/describe-issues.js";
import type { StoreDataOptions } from "../store/store-data.js";
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

const placeSchema = z.object({ line: z.int(), column: z.int() });

// JSON.parse does not always say where, and quotes the text around the place, which may be somebody's password.
function jsonProblem(text: string): string {
  if (failure(() => JSON.parse(text)) === undefined) return "the JSON is nested too deeply.";
  const place = placeSchema.safeParse(failure(() => parse(text))).data;
  const where = place === undefined ? "" : ` at line ${place.line}, column ${place.column}`;
  return `the file is not valid JSON${where}. Common causes: a comment, a comma after the last entry, a missing quote.`;
}

function failure(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}
