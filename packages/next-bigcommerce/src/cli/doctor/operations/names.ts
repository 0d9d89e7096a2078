import type { FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import type { Finding } from "../report/finding.js";
import { groupBy } from "../report/group.js";
import { type AppDocumentSet, operationFinding } from "./documents.js";
import { describe } from "./limits.js";

type GraphQL = typeof import("graphql");

/** What an app's documents are called, and how many operations one has. */
export function checkNames(documents: AppDocumentSet, graphql: GraphQL): Finding[] {
  const own = documents.parsed.filter(({ written }) => written.origin !== "manifest");
  const operations = own.flatMap((document) => document.operations);
  const fragments = own.flatMap((document) => document.fragments);
  return [
    ...documents.parsed.flatMap(({ written, operations: together }) => {
      const [, second] = together;
      if (written.origin === "file" || second === undefined) return [];
      return [severalFinding(together.length, second, documents)];
    }),
    ...operations.flatMap((operation) =>
      operation.operation === "subscription" ? [subscriptionFinding(operation, documents)] : [],
    ),
    ...operations.flatMap((operation) =>
      operation.name === undefined ? [unnamedFinding(operation, documents)] : [],
    ),
    ...checkDuplicates(operations, documents, graphql),
    ...checkDuplicates(fragments, documents, graphql),
  ];
}

function severalFinding(count: number, second: OperationDefinitionNode, documents: AppDocumentSet): Finding {
  return operationFinding("operations.several", {
    problem: `One document has ${count} operations.`,
    todo: "Give each operation a document of its own.",
    ...documents.placeOf(second),
  });
}

function subscriptionFinding(operation: OperationDefinitionNode, documents: AppDocumentSet): Finding {
  return operationFinding("operations.subscription", {
    problem: `${describe(operation)} cannot be sent.`,
    todo: "Ask again with a query, or revalidate by a webhook.",
    ...documents.placeOf(operation),
  });
}

function unnamedFinding(operation: OperationDefinitionNode, documents: AppDocumentSet): Finding {
  return operationFinding("operations.unnamed", {
    problem: `A ${operation.operation} has no name.`,
    todo: `Name it, as in \`${operation.operation} Orders\`.`,
    ...documents.placeOf(operation),
  });
}

type Named = OperationDefinitionNode | FragmentDefinitionNode;

/** The same text twice is the same operation: code generation writes what is in the sources once more. */
function checkDuplicates(
  definitions: readonly Named[],
  documents: AppDocumentSet,
  { print }: GraphQL,
): Finding[] {
  const named = definitions.flatMap((definition) =>
    definition.name === undefined ? [] : [{ name: definition.name.value, definition }],
  );
  return groupBy(named, ({ name }) => name).flatMap(([first, ...others]) => {
    const other = others.find(({ definition }) => print(definition) !== print(first.definition));
    if (other === undefined) return [];
    const { file, line } = documents.placeOf(first.definition);
    return [
      operationFinding("operations.duplicate", {
        problem: `${first.name} is also the name of another one, at ${file}:${line}.`,
        todo: "Give each a name of its own.",
        ...documents.placeOf(other.definition),
      }),
    ];
  });
}
