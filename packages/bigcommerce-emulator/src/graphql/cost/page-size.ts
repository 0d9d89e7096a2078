import type { FieldNode, GraphQLNamedType } from "graphql";
import type { InferredSwitches } from "../../behaviour/inferred-switches.js";
import { behaviourText } from "../../behaviour/ledger.js";
import type { VariableValues } from "./selected-fields.js";

export const defaultPageSize = 10;
const documentedLimit = 50;
const documentedTypes: readonly string[] = ["ProductConnection", "BannerConnection"];

/** `first` or `last` of a connection; null if it has neither. */
export function requestedPageSize(node: FieldNode, variables: VariableValues): number | null {
  for (const name of ["first", "last"]) {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === "IntValue") return Math.max(0, Number(value.value));
    const variable = value?.kind === "Variable" ? variables[value.name.value] : undefined;
    if (typeof variable === "number") return Math.max(0, variable);
  }
  return null;
}

export type PageSizeSwitches = Pick<InferredSwitches, "otherPageSizeLimit" | "texts">;

/** Why a page is too large; null if it is not. */
export function pageSizeProblem(
  switches: PageSizeSwitches,
  field: string,
  type: GraphQLNamedType,
  pageSize: number,
): string | null {
  const limit = documentedTypes.includes(type.name) ? documentedLimit : switches.otherPageSizeLimit;
  if (limit === null || pageSize <= limit) return null;
  return behaviourText(switches, "limit.page_size", { field, pageSize, limit });
}
