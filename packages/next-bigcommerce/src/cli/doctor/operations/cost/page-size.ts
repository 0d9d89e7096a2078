import type { FieldNode, OperationDefinitionNode } from "graphql";

/** `first`, else `last`, as written or as the default of its variable says. */
export function writtenPageSize(node: FieldNode, operation: OperationDefinitionNode): number | undefined {
  for (const name of ["first", "last"]) {
    const value = argumentOf(node, name);
    const written = value?.kind === "Variable" ? defaultOf(value.name.value, operation) : value;
    if (written?.kind === "IntValue") return Math.max(0, Number(written.value));
  }
  return undefined;
}

/** Whether only the app's code says how large the page is. */
export function hasUnwrittenPageSize(node: FieldNode, operation: OperationDefinitionNode): boolean {
  const isGiven = ["first", "last"].some((name) => argumentOf(node, name)?.kind === "Variable");
  return isGiven && writtenPageSize(node, operation) === undefined;
}

const argumentOf = ({ arguments: given = [] }: FieldNode, wanted: string) =>
  given.find(({ name }) => name.value === wanted)?.value;

function defaultOf(name: string, { variableDefinitions = [] }: OperationDefinitionNode) {
  return variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue;
}
