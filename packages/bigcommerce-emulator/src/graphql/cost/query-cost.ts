import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { defaultPageSize, type PageSizeSwitches, pageSizeProblem, requestedPageSize } from "./page-size.js";
import { isMutationField, objectsForOnePoint, scoreOfField, scoresOnce } from "./scores.js";
import {
  type SelectedField,
  SelectedFields,
  type Selections,
  selectionLimit,
  type VariableValues,
  variablesOf,
} from "./selected-fields.js";

export const depthLimit = 16;

export interface CountedOperation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly variables: VariableValues;
}

export interface QueryCost {
  readonly complexity: number;
  readonly depth: number;
  readonly mutations: number;
  readonly pageSizeProblems: readonly string[];
}

/**
 * What an operation costs. Its complexity is the sum of what its fields are charged, of the types that are charged
 * once, and of a little for the objects that its pages can hold; `scores.ts` has the figures. As in execution, a field
 * selected twice counts once, and what `@skip` or `@include` leaves out, `__typename` and introspection are free.
 */
export function costOfOperation(
  schema: GraphQLSchema,
  { document, definition, variables }: CountedOperation,
  switches: PageSizeSwitches,
): QueryCost {
  const type = schema.getRootType(definition.operation);
  const fragments = new Map(
    document.definitions
      .filter((candidate): candidate is FragmentDefinitionNode => candidate.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const counter = new CostCounter(schema, fragments, variablesOf(definition, variables), switches);
  return type === undefined || type === null
    ? free
    : counter.count({ type, sets: [definition.selectionSet] });
}

const free: QueryCost = { complexity: 0, depth: 0, mutations: 0, pageSizeProblems: [] };

/** What a part of an operation costs. */
interface PartCost {
  readonly points: number;
  /** How many objects its pages can hold. */
  readonly objects: number;
  readonly depth: number;
  readonly mutations: number;
  readonly chargedOnce: ReadonlySet<string>;
  readonly pageSizeProblems: ReadonlySet<string>;
}

class CostCounter {
  readonly #schema: GraphQLSchema;
  readonly #variables: VariableValues;
  readonly #switches: PageSizeSwitches;
  readonly #fields: SelectedFields;
  /** The same selections cost the same wherever they stand: fragments in fragments are counted only once. */
  readonly #known = new Map<string, PartCost>();
  readonly #numbers = new Map<SelectionSetNode, number>();

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: VariableValues,
    switches: PageSizeSwitches,
  ) {
    this.#schema = schema;
    this.#variables = variables;
    this.#switches = switches;
    this.#fields = new SelectedFields({ schema, fragments, variables });
  }

  count(selections: Selections): QueryCost {
    const { points, objects, depth, mutations, chargedOnce, pageSizeProblems } =
      this.#ofSelections(selections);
    const once = [...chargedOnce].reduce((sum, type) => sum + (scoresOnce.get(type) ?? 0), 0);
    const complexity = points + once + Math.floor(objects / objectsForOnePoint);
    return {
      complexity: this.#fields.incomplete ? Math.max(complexity, selectionLimit) : complexity,
      depth,
      mutations,
      pageSizeProblems: [...pageSizeProblems],
    };
  }

  #ofSelections(selections: Selections): PartCost {
    if (selections.sets.length === 0) return nothing;
    const key = `${selections.type.name} ${selections.sets.map((set) => this.#numberOf(set)).join(" ")}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const cost = this.#fields.of(selections).reduce((sum, field) => plus(sum, this.#ofField(field)), nothing);
    this.#known.set(key, cost);
    return cost;
  }

  #numberOf(set: SelectionSetNode): number {
    const number = this.#numbers.get(set) ?? this.#numbers.size;
    this.#numbers.set(set, number);
    return number;
  }

  #ofField(field: SelectedField): PartCost {
    const { parent, definition, type, nodes } = field;
    const below = this.#ofSelections({ type, sets: selectionSetsOf(nodes) });
    const pageSize = this.#pageSizeOf(field);
    return {
      points: below.points + scoreOfField(this.#schema, parent, definition.name, type),
      objects:
        pageSize === null ? below.objects : Math.min(pageSize * (1 + below.objects), Number.MAX_SAFE_INTEGER),
      depth: 1 + below.depth,
      mutations: below.mutations + (isMutationField(this.#schema, parent, type) ? 1 : 0),
      chargedOnce: scoresOnce.has(type.name)
        ? union(below.chargedOnce, new Set([type.name]))
        : below.chargedOnce,
      pageSizeProblems: this.#withProblemOf(field, below.pageSizeProblems),
    };
  }

  /** How many objects the page of a connection can hold; null if the field has no pages. */
  #pageSizeOf({ definition, type, nodes }: SelectedField): number | null {
    const hasPages = type.name.endsWith("Connection") && definition.args.some(({ name }) => name === "first");
    return hasPages ? (requestedPageSize(nodes[0], this.#variables) ?? defaultPageSize) : null;
  }

  #withProblemOf(
    { definition, type, nodes }: SelectedField,
    problems: ReadonlySet<string>,
  ): ReadonlySet<string> {
    const requested = type.name.endsWith("Connection") ? requestedPageSize(nodes[0], this.#variables) : null;
    if (requested === null) return problems;
    const problem = pageSizeProblem(this.#switches, definition.name, type, requested);
    return problem === null ? problems : new Set([...problems, problem]);
  }
}

const nothing: PartCost = {
  points: 0,
  objects: 0,
  depth: 0,
  mutations: 0,
  chargedOnce: new Set(),
  pageSizeProblems: new Set(),
};

function plus(a: PartCost, b: PartCost): PartCost {
  return {
    points: a.points + b.points,
    objects: a.objects + b.objects,
    depth: Math.max(a.depth, b.depth),
    mutations: a.mutations + b.mutations,
    chargedOnce: union(a.chargedOnce, b.chargedOnce),
    pageSizeProblems: union(a.pageSizeProblems, b.pageSizeProblems),
  };
}

/** Most parts have none of either: only two that differ make a new set. */
function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  if (b.size === 0) return a;
  return a.size === 0 ? b : new Set([...a, ...b]);
}

function selectionSetsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return sets.length > 1 ? [...new Set(sets)] : sets;
}
