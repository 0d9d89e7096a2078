import { conditionsToTry } from "./conditions.js";
import {
  type ExecutedField,
  type ExecutionContext,
  executedFields,
  executionContext,
  type OperationContext,
  rootSelections,
  type Selections,
  selectionsBelow,
} from "./executed-fields.js";
import { isMutationField } from "./mutation-field.js";
import { hasUnwrittenPageSize, writtenPageSize } from "./page-size.js";
import {
  complexityLimit,
  fieldPoints,
  lookupPoints,
  mutationPoints,
  objectsForOnePoint,
  oncePoints,
} from "./points.js";

/** What BigCommerce is expected to count for an operation. */
export interface Complexity {
  readonly points: number;
  /** What the points are for, the heaviest first. */
  readonly parts: readonly ComplexityPart[];
  /** Whether a page is counted with the default size because only the app's code says how large it is. */
  readonly assumesPageSize: boolean;
  /** `false` if it has so many fields that the rest was not counted. */
  readonly isWhole: boolean;
}

export interface ComplexityPart {
  readonly of: "mutation" | "lookup" | "once" | "fields" | "pages";
  /** The name of a field that is looked up, or of a type that is counted once. */
  readonly name: string;
  /** How many of these there are: for pages, the objects that they can hold. */
  readonly count: number;
  readonly points: number;
}

/** The size of a page whose document does not say. */
export const defaultPageSize = 10;

/** Fragments can double the fields at each level; by the points of so many, any operation is over the limit. */
const mostFieldsCounted = 2 * complexityLimit;

/** The complexity of a valid operation; of one with conditions, the most that it can be. */
export function estimateComplexity(context: OperationContext): Complexity {
  const estimates = conditionsToTry(context).map((conditions) =>
    new ComplexityCount(executionContext(context, conditions)).complexity(),
  );
  return estimates.reduce((heaviest, other) => (other.points > heaviest.points ? other : heaviest));
}

class ComplexityCount {
  readonly #context: ExecutionContext;
  readonly #parts = new Map<string, ComplexityPart>();
  #fieldsCounted = 0;
  #isWhole = true;
  #assumesPageSize = false;

  constructor(context: ExecutionContext) {
    this.#context = context;
  }

  complexity(): Complexity {
    const root = rootSelections(this.#context);
    const objects = root ? this.#countFields(root) : 0;
    this.#add("pages", "", Math.floor(objects / objectsForOnePoint), objects);
    const parts = [...this.#parts.values()].sort((one, other) => other.points - one.points);
    return {
      points: parts.reduce((sum, part) => sum + part.points, 0),
      parts,
      assumesPageSize: this.#assumesPageSize,
      isWhole: this.#isWhole,
    };
  }

  /** Returns how many objects the pages can hold. */
  #countFields(selections: Selections): number {
    let objects = 0;
    for (const field of executedFields(this.#context, selections)) {
      this.#isWhole = this.#fieldsCounted < mostFieldsCounted;
      if (!this.#isWhole) break;
      this.#fieldsCounted += 1;
      this.#countField(field);
      const below = this.#countFields(selectionsBelow(field));
      objects += hasPages(field) ? this.#pageSizeOf(field) * (1 + below) : below;
    }
    return objects;
  }

  #countField(field: ExecutedField): void {
    this.#add("fields", "", fieldPoints);
    this.#add("lookup", field.definition.name, lookupPoints(field));
    if (isMutationField(this.#context.schema, field)) this.#add("mutation", "", mutationPoints);
    if (!this.#parts.has(keyOf("once", field.type.name)))
      this.#add("once", field.type.name, oncePoints(field));
  }

  #add(of: ComplexityPart["of"], name: string, points: number, count = 1): void {
    if (points === 0) return;
    const before = this.#parts.get(keyOf(of, name)) ?? { count: 0, points: 0 };
    const part = { of, name, count: before.count + count, points: before.points + points };
    this.#parts.set(keyOf(of, name), part);
  }

  #pageSizeOf({ nodes: [node] }: ExecutedField): number {
    this.#assumesPageSize ||= hasUnwrittenPageSize(node, this.#context.operation);
    return writtenPageSize(node, this.#context.operation) ?? defaultPageSize;
  }
}

const keyOf = (of: ComplexityPart["of"], name: string) => `${of} ${name}`;

const hasPages = ({ type }: ExecutedField) => type.name.endsWith("Connection");
