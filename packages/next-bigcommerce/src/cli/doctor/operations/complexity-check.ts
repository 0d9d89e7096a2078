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
const mostNamed = 3;
/** As a share of the whole. */
const leastNamed = 0.01;

/** Whether BigCommerce refuses an operation as too complex, as far as an estimate can tell. */
export function checkComplexity({ operation, complexity }: Estimate, documents: AppDocumentSet): Finding[] {
  const { points } = complexity;
  if (points <= complexityLimit || hasSeveralMutations(complexity)) return [];
  const remedy = remedyFor(complexity);
  const place = documents.placeOf(operation);
  const problem = `${describe(operation)} has an estimated complexity of ${sumOf(complexity)} (${heaviestParts(complexity)}).`;
  if (points > clearlyOver)
    return [
      operationFinding("operations.complexity", { problem, todo: `To make it less, ${remedy}.`, ...place }),
    ];
  const todo = `Send it to the store once and read ${header} of the answer, which is what counts; to make it less, ${remedy}.`;
  return [operationFinding("operations.complexity-near", { problem, todo, ...place })];
}

/** It is refused for that, and what is left once each is sent by itself is another operation. */
function hasSeveralMutations({ parts }: Complexity): boolean {
  return parts.some(({ of, count }) => of === "mutation" && count > 1);
}

function remedyFor({ points, parts }: Complexity): string {
  const pages = parts.find(({ of }) => of === "pages")?.points ?? 0;
  const withHalf = points - pages / 2;
  if (parts[0]?.of === "pages" || withHalf <= complexityLimit)
    return "ask for smaller pages (`first`) where lists are in lists";
  if (parts.some(({ of }) => of === "mutation"))
    return "let the mutation return ids only, and ask for the rest in a query";
  return "split it into several operations";
}

function heaviestParts({ points, parts, assumesPageSize }: Complexity): string {
  const heaviest = parts.filter(({ points: of }) => of >= leastNamed * points).slice(0, mostNamed);
  const listed = heaviest.map((part) => `${about(part.points)} for ${describePart(part)}`).join(", ");
  return assumesPageSize ? `${listed}; ${assumption}` : listed;
}

function describePart({ of, name, count }: ComplexityPart): string {
  if (of === "lookup") return count === 1 ? `\`${name}\`` : `${count} × \`${name}\``;
  if (of === "once") return name === "Cart" ? "the cart" : "prices";
  if (of === "fields") return "its fields";
  return of === "mutation" ? "the mutation" : `pages of up to ${written(count)} objects`;
}

/** The operation nearest to the limit, for whoever wants to know how much room is left. */
export function describeHeaviest(estimates: readonly Estimate[]): Fact[] {
  const [first, ...others] = estimates.filter(({ complexity }) => !hasSeveralMutations(complexity));
  if (first === undefined) return [];
  const { operation, complexity } = others.reduce(
    (heaviest, other) => (other.complexity.points > heaviest.complexity.points ? other : heaviest),
    first,
  );
  const limit = written(complexityLimit);
  const assumed = complexity.assumesPageSize ? `; ${assumption}` : "";
  const text = `${describe(operation)} is the heaviest: an estimated complexity of ${sumOf(complexity)} of ${limit}, give or take ${estimatedWithin * 100} %${assumed}.`;
  return [{ id: "operations.complexity", text }];
}

const assumption = `a page whose size only your code knows is counted with ${defaultPageSize}`;

const sumOf = ({ points, isWhole }: Complexity) => `${isWhole ? "about" : "more than"} ${about(points)}`;

/** An estimate is not known to a point. */
const about = (points: number) => written(points < 100 ? points : Math.round(points / 100) * 100);

const written = (figure: number) => figure.toLocaleString("en-US");
