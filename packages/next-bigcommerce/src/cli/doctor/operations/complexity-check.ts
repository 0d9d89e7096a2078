import type { OperationDefinitionNode } from "graphql";
import type { Fact, Finding } from "../report/finding.js";
import { type Complexity, type ComplexityPart, defaultPageSize } from "./cost/complexity.js";
import { complexityLimit, estimatedWithin } from "./cost/points.js";
import { type AppDocumentSet, operationFinding } from "./documents.js";
import { describe } from "./limits.js";

/** An operation and what BigCommerce is expected to count for it. */
export interface Estimate {
  readonly operation: OperationDefinitionNode;
  readonly complexity: Complexity;
}

const clearlyOver = complexityLimit * (1 + estimatedWithin);
const header = "`x-bc-graphql-complexity`";
const namedParts = 3;

/** Whether BigCommerce refuses an operation as too complex, as far as an estimate can tell. */
export function checkComplexity({ operation, complexity }: Estimate, documents: AppDocumentSet): Finding[] {
  const { points } = complexity;
  if (points <= complexityLimit || hasSeveralMutations(complexity)) return [];
  const isClear = points > clearlyOver;
  const read = `Send it to the store and read ${header} of the answer, which is what counts; if it is refused or close, `;
  const todo = `${isClear ? "" : read}${remedyFor(complexity)}.`;
  return [
    operationFinding(isClear ? "operations.complexity" : "operations.complexity-near", {
      problem: `${describe(operation)} has a complexity of about ${about(points)}, as doctor estimates: ${heaviestParts(complexity)}.`,
      todo: todo.charAt(0).toUpperCase() + todo.slice(1),
      ...documents.placeOf(operation),
    }),
  ];
}

/** It is refused for that, and what is left once each is sent by itself is another operation. */
function hasSeveralMutations({ parts }: Complexity): boolean {
  return parts.some(({ of, count }) => of === "mutation" && count > 1);
}

function remedyFor({ parts }: Complexity): string {
  if (parts[0]?.of === "pages") return "ask for smaller pages (`first`) where lists are in lists";
  if (parts.some(({ of }) => of === "mutation"))
    return "let the mutation return ids only, and ask for the rest in a query";
  return "split it into several operations, each with some of these";
}

function heaviestParts({ parts, assumesPageSize }: Complexity): string {
  const heaviest = parts.slice(0, namedParts);
  const listed = heaviest.map((part) => `${written(part.points)} for ${describePart(part)}`).join(", ");
  const assumed = `a page whose variable has no default is counted with ${defaultPageSize}`;
  return assumesPageSize && heaviest.some(({ of }) => of === "pages") ? `${listed}; ${assumed}` : listed;
}

function describePart({ of, name, count }: ComplexityPart): string {
  const times = count === 1 ? "" : `${count} × `;
  if (of === "lookup") return `${times}\`${name}\``;
  if (of === "once") return name === "Cart" ? "the cart" : "prices";
  if (of === "mutation") return `${times}a mutation`;
  if (of === "fields") return `${written(count)} fields`;
  return `pages of up to ${written(count)} objects`;
}

/** The operation nearest to the limit, for whoever wants to know how much room is left. */
export function describeHeaviest(estimates: readonly Estimate[]): Fact[] {
  const [first, ...others] = estimates.filter(({ complexity }) => !hasSeveralMutations(complexity));
  if (first === undefined) return [];
  const { operation, complexity } = others.reduce(
    (heaviest, other) => (other.complexity.points > heaviest.complexity.points ? other : heaviest),
    first,
  );
  const text = `${describe(operation)} is the heaviest: a complexity of about ${about(complexity.points)} of ${written(complexityLimit)}, give or take 15 %; ${header} of its answer is what counts.`;
  return [{ id: "operations.complexity", text }];
}

/** An estimate is not known to a point. */
const about = (points: number) => written(points < 100 ? points : Math.round(points / 100) * 100);

const written = (figure: number) => figure.toLocaleString("en-US");
