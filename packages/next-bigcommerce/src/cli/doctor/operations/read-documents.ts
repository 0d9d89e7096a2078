import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { inBatches } from "../project/files.js";
import type { NotChecked } from "../report/finding.js";
import { listDocumentFiles } from "./app-files.js";
import { mayHaveDocuments, readCodeDocuments } from "./code-documents.js";
import type { DocumentText } from "./document-text.js";

/** What an app's documents are, and what of them could not be read. */
export interface AppDocuments {
  readonly documents: readonly DocumentText[];
  readonly notChecked: readonly NotChecked[];
}

const nothing: AppDocuments = { documents: [], notChecked: [] };
const unread = (reason: string): AppDocuments => ({
  documents: [],
  notChecked: [{ id: "operations", reason }],
});

/** All documents of an app, or of the given files, folders and globs. */
export async function readAppDocuments(folder: string, patterns: readonly string[]): Promise<AppDocuments> {
  const files = await listDocumentFiles(folder, patterns);
  const read = await inBatches(files, (file) => readDocuments(folder, file));
  return {
    documents: read.flatMap(({ documents }) => documents),
    notChecked: read.flatMap(({ notChecked }) => notChecked),
  };
}

async function readDocuments(folder: string, file: string): Promise<AppDocuments> {
  const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
  if (text === undefined) return unread(`${file} cannot be read.`);
  if (/\.(?:graphql|gql)$/.test(file))
    return { documents: [{ text, file, line: 1, origin: "file" }], notChecked: [] };
  if (file.endsWith(".json")) return readManifest(file, text);
  return mayHaveDocuments(text) ? readCode(file, text) : nothing;
}

function readCode(file: string, code: string): AppDocuments {
  const found = readCodeDocuments(file, code);
  if (found === undefined) return unread(`${file} cannot be parsed.`);
  return {
    documents: found.documents,
    notChecked: found.unread.map((line) => ({
      id: "operations",
      reason: `The document at ${file}:${line} is put together when the app runs.`,
    })),
  };
}

const manifestSchema = z.record(z.string(), z.string());

/** Code generation's manifest: the text of each document by its hash. */
function readManifest(file: string, json: string): AppDocuments {
  const parsed = manifestSchema.safeParse(readJson(json));
  if (!parsed.success) return unread(`${file} is not a manifest of persisted documents.`);
  const documents = Object.values(parsed.data).map(
    (text): DocumentText => ({ text, file, line: undefined, origin: "manifest" }),
  );
  return { documents, notChecked: [] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
