import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { behaviourText } from "../behaviour/ledger.js";
import type { GraphqlOperation } from "./operation.js";

export const complexityLimit = 10_000;
export const depthLimit = 16;
const defaultPageSize = 10;
const documentedPageSizeLimit = 50;

type CostSwitches = Pick<
  InferredSwitches,
  "mutationComplexity" | "pageInfoComplexity" | "otherPageSizeLimit" | "texts"
>;

export interface QueryCost {
  readonly complexity: number;
  readonly depth: number;
  readonly mutations: number;
  readonly pageSizeProblems: readonly string[];
}

interface CostContext {
  readonly schema: GraphQLSchema;
  readonly switches: CostSwitches;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A fragment costs the same wherever it is spread. Kept, so that fragments in fragments are counted only once. */
  readonly fragmentCosts: Map<string, QueryCost>;
}

const nothing: QueryCost = { complexity: 0, depth: 0, mutations: 0, pageSizeProblems: [] };

/**
 * What an operation costs: 1 for each field, everything under `edges` once for each item of the page, and extra for
 * mutations and `pageInfo`. BigCommerce documents these rules but not its numbers. Introspection is free.
 */
export function costOfOperation(
  schema: GraphQLSchema,
  { document, definition, variables }: Pick<GraphqlOperation, "document" | "definition" | "variables">,
  switches: CostSwitches,
): QueryCost {
  const fragments = new Map(
    document.definitions
      .filter((candidate) => candidate.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const withDefaults = { ...defaultsOf(definition), ...variables };
  const context = { schema, switches, fragments, variables: withDefaults, fragmentCosts: new Map() };
  const root = schema.getRootType(definition.operation);
  return root === undefined || root === null
    ? nothing
    : costOfSelections(context, definition.selectionSet, root, 1);
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const entries = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
  );
  return Object.fromEntries(entries);
}

function costOfSelections(
  context: CostContext,
  { selections }: SelectionSetNode,
  parent: GraphQLNamedType,
  pageSize: number,
): QueryCost {
  return selections
    .map((selection) => costOfSelection(context, selection, parent, pageSize))
    .reduce(
      (sum, cost) => ({
        complexity: sum.complexity + cost.complexity,
        depth: Math.max(sum.depth, cost.depth),
        mutations: sum.mutations + cost.mutations,
        pageSizeProblems: [...new Set([...sum.pageSizeProblems, ...cost.pageSizeProblems])],
      }),
      nothing,
    );
}

function costOfSelection(
  context: CostContext,
  selection: SelectionNode,
  parent: GraphQLNamedType,
  pageSize: number,
): QueryCost {
  if (selection.kind === Kind.FIELD) return costOfField(context, selection, parent, pageSize);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return costOfFragment(context, selection.name.value, pageSize);
  const name = selection.typeCondition?.name.value;
  const type = name === undefined ? parent : context.schema.getType(name);
  return type === undefined ? nothing : costOfSelections(context, selection.selectionSet, type, pageSize);
}

function costOfFragment(context: CostContext, name: string, pageSize: number): QueryCost {
  const key = `${name} ${pageSize}`;
  const known = context.fragmentCosts.get(key);
  if (known !== undefined) return known;
  const fragment = context.fragments.get(name);
  const type = fragment && context.schema.getType(fragment.typeCondition.name.value);
  const cost =
    fragment === undefined || type === undefined
      ? nothing
      : costOfSelections(context, fragment.selectionSet, type, pageSize);
  context.fragmentCosts.set(key, cost);
  return cost;
}

function costOfField(
  context: CostContext,
  field: FieldNode,
  parent: GraphQLNamedType,
  parentPageSize: number,
): QueryCost {
  const name = field.name.value;
  if (name.startsWith("__") || !(isObjectType(parent) || isInterfaceType(parent))) return nothing;
  const definition = parent.getFields()[name];
  if (definition === undefined) return nothing;
  const type = getNamedType(definition.type);
  const isConnection = type.name.endsWith("Connection");
  const requested = isConnection ? requestedPageSize(context, field) : null;
  const pageSize = isConnection ? (requested ?? defaultPageSize) : 1;
  const inner =
    field.selectionSet === undefined
      ? nothing
      : costOfSelections(context, field.selectionSet, type, pageSize);
  const isMutation = isMutationField(context.schema, parent, type);
  const extra =
    (name === "pageInfo" ? context.switches.pageInfoComplexity : 0) +
    (isMutation ? context.switches.mutationComplexity : 0);
  const problem = requested === null ? null : pageSizeProblem(context, field, type, requested);
  return {
    complexity: (1 + inner.complexity + extra) * (name === "edges" ? parentPageSize : 1),
    depth: 1 + inner.depth,
    mutations: inner.mutations + (isMutation ? 1 : 0),
    pageSizeProblems: problem === null ? inner.pageSizeProblems : [...inner.pageSizeProblems, problem],
  };
}

// `mutation { cart { createCart } }`: `cart` is a namespace, `createCart` the mutation.
function isMutationField(schema: GraphQLSchema, parent: GraphQLNamedType, type: GraphQLNamedType): boolean {
  const isNamespace = (candidate: GraphQLNamedType) => candidate.name.endsWith("Mutations");
  return isNamespace(parent) || (parent === schema.getMutationType() && !isNamespace(type));
}

function requestedPageSize(context: CostContext, field: FieldNode): number | null {
  for (const name of ["first", "last"]) {
    const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
    const variable = value?.kind === Kind.VARIABLE ? context.variables[value.name.value] : undefined;
    if (typeof variable === "number") return Math.max(0, variable);
  }
  return null;
}

function pageSizeProblem(
  context: CostContext,
  field: FieldNode,
  type: GraphQLNamedType,
  pageSize: number,
): string | null {
  const documented = ["ProductConnection", "BannerConnection"].includes(type.name);
  const limit = documented ? documentedPageSizeLimit : context.switches.otherPageSizeLimit;
  if (limit === null || pageSize <= limit) return null;
  return behaviourText(context.switches, "limit.page_size", { field: field.name.value, pageSize, limit });
}
