import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { BigCommerceError } from "../../../errors.js";
import { instanceWith, subjectOf } from "../store/store-subject.fixture.js";
import { createOperationsCheck } from "./operations-check.js";

export const repository = join(import.meta.dirname, "../../../../../..");
/** Most documents are held against the emulator's schema. */
export const schemaFile = join(repository, "packages/bigcommerce-emulator/src/resolvers/schema.graphql");

const folders: string[] = [];

/** For the calling test file. A call, since test files share this module. */
export function removeFoldersAfterAll(): void {
  afterAll(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));
}

async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "doctor-operations-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

export const noSchema = async () => {
  throw new BigCommerceError("store_unauthorized", "The schema is not to be asked for here.");
};

type Options = Partial<Parameters<typeof createOperationsCheck>[0]>;

/** The check of an app with these files. */
export async function checkFiles(
  files: Readonly<Record<string, string>>,
  options: Options = {},
  instances = [instanceWith({})],
) {
  const check = createOperationsCheck({ schema: schemaFile, fetchSchema: noSchema, ...options });
  const folder = await plant(files);
  const subject = { ...subjectOf({ url: "" }, {}, instances), folder };
  return check(subject);
}
