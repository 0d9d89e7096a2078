import { child, children, field, type SyntaxNode, text, wrappedIn } from "./syntax.js";

/**
 * The parts of an expression whose values are in its own value. What yields an outcome only, such as a comparison, has none.
 * What is in the result of a call depends on the function, and is not said here.
 */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const inside = (...names: string[]) => names.flatMap((name) => child(node, name) ?? []);
  switch (node.type) {
    case "BinaryExpression":
      return text(node, "operator") === "+" ? inside("left", "right") : [];
    case "LogicalExpression":
      // What is before `&&` is its value only if it is empty.
      return text(node, "operator") === "&&" ? inside("right") : inside("left", "right");
    case "AssignmentExpression":
      return keeping.has(text(node, "operator")) ? inside("right") : [];
    case "ConditionalExpression":
      return inside("consequent", "alternate");
    case "SequenceExpression":
      return children(node, "expressions").slice(-1);
    case "TemplateLiteral":
      return children(node, "expressions");
    default:
      return partsOfCollection(node);
  }
}

const keeping: ReadonlySet<string | undefined> = new Set(["=", "??=", "||=", "&&=", "+="]);

function partsOfCollection(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === "ArrayExpression") return children(node, "elements");
  if (node.type === "ObjectExpression") return children(node, "properties");
  const names = field(node, "computed") === true ? ["key", "value"] : ["value"];
  if (node.type === "Property") return names.flatMap((name) => child(node, name) ?? []);
  const inner = node.type === "SpreadElement" ? child(node, "argument") : wrappedIn(node);
  return inner ? [inner] : [];
}
