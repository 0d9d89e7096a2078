import type { GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { CheckResult, Finding } from "../report/finding.js";
import { checkComplexity, describeHeaviest, type Estimate } from "./complexity-check.js";
import { estimateComplexity } from "./cost/complexity.js";
import { type AppDocumentSet, operationFinding, type ParsedDocument } from "./documents.js";
import { checkLimits } from "./limits.js";
import { checkScopes, type HeldScopes } from "./scopes.js";
import { fieldsOf } from "./walk-fields.js";

interface DefinitionsContext {
  readonly graphql: typeof import("graphql");
  readonly documents: AppDocumentSet;
  readonly schema: GraphQLSchema;
  readonly held: HeldScopes;
}

/** Each operation, and each fragment that none uses, against the schema; a valid operation against the limits too. */
export function checkDefinitions(context: DefinitionsContext): CheckResult {
  const { documents, held } = context;
  const inSources = new Set(
    documents.parsed
      .filter(({ written }) => written.origin !== "manifest")
      .flatMap(({ operations }) => operations.map(({ name }) => name?.value)),
  );
  const results = documents.parsed.flatMap((document) => {
    // The manifest repeats the sources; what only it has is kept for older clients.
    const isRepeated = ({ name }: OperationDefinitionNode) =>
      document.written.origin === "manifest" && inSources.has(name?.value);
    const fragments = document.written.origin === "manifest" ? [] : document.fragments;
    return [
      ...document.operations
        .filter((operation) => !isRepeated(operation))
        .map((operation) => checkOperation(operation, document, context)),
      ...fragments.map(
        (fragment): DefinitionResult => validate(context, documents.complete(fragment, document)),
      ),
    ];
  });
  const reason = "The code does not say which scopes the private token has.";
  return {
    findings: results.flatMap(({ findings }) => findings),
    notChecked: held === "unknown" ? [{ id: "operations.scope", reason }] : [],
    facts: describeHeaviest(results.flatMap(({ estimate }) => estimate ?? [])),
  };
}

interface DefinitionResult {
  readonly findings: readonly Finding[];
  /** Of an operation that is valid. */
  readonly estimate?: Estimate;
}

function checkOperation(
  operation: OperationDefinitionNode,
  document: ParsedDocument,
  context: DefinitionsContext,
): DefinitionResult {
  const { graphql, schema, documents, held } = context;
  if (operation.operation === "subscription") return { findings: [] };
  const complete = documents.complete(operation, document);
  const { findings, isValid } = validate(context, complete);
  if (!isValid) return { findings };
  const asked = { graphql, schema, document: complete, operation };
  const checked = { ...asked, fields: fieldsOf(asked) };
  const scopes = held === "all" || held === "unknown" ? [] : checkScopes(checked, held, documents);
  const limits = checkLimits(checked, documents);
  const estimate = { operation, complexity: estimateComplexity(asked) };
  const tooComplex = checkComplexity(estimate, documents);
  return { findings: [...findings, ...limits, ...tooComplex, ...scopes], estimate };
}

interface Validation {
  readonly isValid: boolean;
  readonly findings: readonly Finding[];
}

function validate(
  { graphql, schema, documents }: DefinitionsContext,
  document: ReturnType<AppDocumentSet["complete"]>,
): Validation {
  const rules = graphql.specifiedRules.filter((rule) => rule !== graphql.NoUnusedFragmentsRule);
  const errors = graphql.validate(schema, document, rules);
  const deprecated = graphql.validate(schema, document, [graphql.NoDeprecatedCustomRule]);
  return {
    isValid: errors.length === 0,
    findings: [
      ...errors.map((error) => invalidFinding(error, documents)),
      ...deprecated.map((error) => deprecatedFinding(error, documents)),
    ],
  };
}

function invalidFinding(error: GraphQLError, documents: AppDocumentSet): Finding {
  return operationFinding("operations.invalid", {
    problem: sentence(error.message),
    todo: "Correct the document; if the schema file is older than the store's, write it anew with `npx --no next-bigcommerce schema`.",
    ...documents.placeOfError(error),
  });
}

function deprecatedFinding(error: GraphQLError, documents: AppDocumentSet): Finding {
  return operationFinding("operations.deprecated", {
    problem: sentence(error.message),
    todo: "Use what the schema names in its place.",
    ...documents.placeOfError(error),
  });
}

const sentence = (message: string) => (/[.?!]$/.test(message) ? message : `${message}.`);
