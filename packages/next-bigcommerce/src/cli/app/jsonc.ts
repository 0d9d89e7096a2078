import { parseExpression } from "@babel/parser";

export type Expression = ReturnType<typeof parseExpression>;
export type ObjectExpression = Extract<Expression, { type: "ObjectExpression" }>;
type ObjectProperty = Extract<ObjectExpression["properties"][number], { type: "ObjectProperty" }>;

/** JSON as tsconfig.json has it: with comments and trailing commas. `undefined` for what is not JSON. */
export function parseJsonc(text: string): unknown {
  try {
    return readValue(parseExpression(text.replace(/^\uFEFF/, "")));
  } catch {
    return undefined;
  }
}

function readValue(node: Expression): unknown {
  switch (node.type) {
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
      return node.value;
    case "NullLiteral":
      return null;
    case "ArrayExpression":
      return node.elements.map((element) => readValue(expression(element)));
    case "ObjectExpression":
      return Object.fromEntries(
        propertiesOf(node).map((one) => [keyOf(one), readValue(expression(one.value))]),
      );
    default:
      throw new SyntaxError("Not JSON.");
  }
}

/** @throws for what is not JSON. */
export function expression(node: { readonly type: string } | null): Expression {
  if (node === null || !isExpression(node)) throw new SyntaxError("Not JSON.");
  return node;
}

const isExpression = (node: { readonly type: string }): node is Expression =>
  /^(Object|Array)Expression$|Literal$/.test(node.type);

/** @throws for what is not JSON. */
export function propertiesOf({ properties }: ObjectExpression): ObjectProperty[] {
  return properties.map((one) => {
    if (one.type === "ObjectProperty" && !one.computed && !one.shorthand) return one;
    throw new SyntaxError("Not JSON.");
  });
}

export const keyOf = ({ key }: ObjectProperty) =>
  key.type === "StringLiteral" ? key.value : key.type === "Identifier" ? key.name : "";
