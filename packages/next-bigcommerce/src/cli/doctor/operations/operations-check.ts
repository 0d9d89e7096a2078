import { isBigCommerceError } from "../../../errors.js";
import { type CheckResult, type Finding, joinResults } from "../report/finding.js";
import { groupBy } from "../report/group.js";
import type { Check, Subject } from "../report/subject.js";
import { type AppSchema, readAppSchema } from "./app-schema.js";
import { checkDefinitions } from "./definitions.js";
import { AppDocumentSet } from "./documents.js";
import { checkNames } from "./names.js";
import { readAppDocuments } from "./read-documents.js";
import { readHeldScopes } from "./scopes.js";

interface OperationsCheckOptions {
  /** Files, folders and globs from the app's folder. Default: the whole app, without its tests. */
  readonly patterns?: readonly string[];
  /** A file with the schema, from the app's folder. Default: the one that code generation names, or a usual place. */
  readonly schema?: string | undefined;
  readonly tokenKind?: "impersonation" | "private" | undefined;
  /** The store's schema in SDL, for an app that has no file of it. */
  readonly fetchSchema: (subject: Subject) => Promise<string>;
}

/** Holds the app's GraphQL documents against the store's schema and BigCommerce's limits. No code of the app is run. */
export function createOperationsCheck(options: OperationsCheckOptions): Check {
  const { patterns = [], tokenKind } = options;
  return async (subject) => {
    const { documents: written, notChecked } = await readAppDocuments(subject.folder, patterns);
    if (written.length === 0) {
      const reason =
        patterns.length === 0 ? "The app has no GraphQL documents." : "There are no GraphQL documents.";
      return {
        findings: [],
        notChecked: notChecked.length > 0 ? notChecked : [{ id: "operations", reason }],
      };
    }
    const graphql = await import("graphql");
    const documents = new AppDocumentSet(graphql, written);
    const named: CheckResult = { findings: checkNames(documents, graphql), notChecked };
    const syntax: CheckResult = { findings: documents.findings, notChecked: [] };
    const read = await readSchema(graphql, subject, options);
    if ("notChecked" in read) return joinResults([syntax, named, read]);
    const held = readHeldScopes(subject.instances, tokenKind);
    const checked = checkDefinitions({ graphql, documents, schema: read.schema, held });
    return unique(joinResults([syntax, named, describeRead(documents, read), checked]));
  };
}

async function readSchema(
  graphql: typeof import("graphql"),
  subject: Subject,
  { schema, fetchSchema }: OperationsCheckOptions,
): Promise<AppSchema | CheckResult> {
  try {
    return await readAppSchema(graphql, subject.folder, schema, () => fetchSchema(subject));
  } catch (error) {
    const why = isBigCommerceError(error)
      ? `The store was asked for its schema in vain (${error.code})`
      : "The schema cannot be read";
    const reason = `${why}: name a file of it with --schema.`;
    return { findings: [], notChecked: [{ id: "operations.invalid", reason }] };
  }
}

function describeRead({ parsed }: AppDocumentSet, { file }: AppSchema): CheckResult {
  const count = parsed.reduce((sum, { operations }) => sum + operations.length, 0);
  const text = `Operations held against ${file ?? "the store's own schema"}: ${count}.`;
  return { findings: [], notChecked: [], facts: [{ id: "operations", text }] };
}

/** A fragment's fault is found in each operation that uses it. */
function unique({ findings, ...rest }: CheckResult): CheckResult {
  const keyOf = ({ id, file, line, problem }: Finding) => [id, file, line, problem].join("\n");
  return { ...rest, findings: groupBy(findings, keyOf).map(([first]) => first) };
}
