import type { OperationDefinitionNode } from "graphql";
import type { Finding } from "../report/finding.js";
import { conditionsToTry } from "./cost/conditions.js";
import { executionContext, type OperationContext } from "./cost/executed-fields.js";
import { mutationsOf } from "./cost/mutation-field.js";
import { writtenPageSize } from "./cost/page-size.js";
import { type AppDocumentSet, operationFinding } from "./documents.js";
import type { AskedField } from "./walk-fields.js";

// @see https://developer.bigcommerce.com/docs/storefront/graphql
const maxDepth = 16;
const maxPageSize = 50;
/** Lists for which BigCommerce documents a most. */
const boundedConnections = /^(?:Product|RelatedProducts|\w*Banner)Connection$/;

/** An operation that is valid, with all that it asks for. */
export interface CheckedOperation extends OperationContext {
  readonly fields: readonly AskedField[];
}

/** What an operation asks for beyond BigCommerce's documented limits. */
export function checkLimits(checked: CheckedOperation, documents: AppDocumentSet): Finding[] {
  return [
    ...checkDepth(checked, documents),
    ...checkMutations(checked, documents),
    ...checkPageSizes(checked, documents),
  ];
}

function checkDepth({ operation, fields }: CheckedOperation, documents: AppDocumentSet): Finding[] {
  const tooDeep = fields.find(({ depth }) => depth > maxDepth);
  if (tooDeep === undefined) return [];
  const deepest = Math.max(...fields.map(({ depth }) => depth));
  return [
    operationFinding("operations.depth", {
      problem: `${describe(operation)} is ${deepest} levels deep; BigCommerce allows ${maxDepth}.`,
      todo: "Ask for the inner part in a query of its own.",
      ...documents.placeOf(tooDeep.node),
    }),
  ];
}

function checkMutations(checked: CheckedOperation, documents: AppDocumentSet): Finding[] {
  const { operation } = checked;
  const mutations = mostMutations(checked);
  const [, second] = mutations;
  if (second === undefined) return [];
  return [
    operationFinding("operations.mutations", {
      problem: `${describe(operation)} has ${mutations.length} mutations; BigCommerce allows one in a request.`,
      todo: "Send each in an operation of its own.",
      ...documents.placeOf(second.nodes[0]),
    }),
  ];
}

/** Of any call: one may give a variable another value than its default. */
function mostMutations(checked: CheckedOperation) {
  const operation = { ...checked.operation, variableDefinitions: [] };
  const tried = conditionsToTry({ ...checked, operation }).map((conditions) =>
    mutationsOf(executionContext(checked, conditions)),
  );
  return tried.reduce((most, other) => (other.length > most.length ? other : most));
}

function checkPageSizes({ operation, fields }: CheckedOperation, documents: AppDocumentSet): Finding[] {
  return fields.flatMap(({ node, type }) => {
    const size = boundedConnections.test(type.name) ? writtenPageSize(node, operation) : undefined;
    if (size === undefined || size <= maxPageSize) return [];
    return [
      operationFinding("operations.page-size", {
        problem: `${describe(operation)} asks for ${size} items of \`${node.name.value}\` at once; BigCommerce documents at most ${maxPageSize}.`,
        todo: `Ask for at most ${maxPageSize}, and for more with \`after\`.`,
        ...documents.placeOf(node),
      }),
    ];
  });
}

/** "The query Orders", "A query without a name". */
export function describe({ operation, name }: OperationDefinitionNode): string {
  return name === undefined ? `A ${operation} without a name` : `The ${operation} ${name.value}`;
}
