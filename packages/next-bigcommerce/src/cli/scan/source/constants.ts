import {
  child,
  children,
  field,
  keyOf,
  type SyntaxNode,
  stringValue,
  text,
  unwrap,
} from "../../../lint/syntax.js";
import type { Variables } from "../../../lint/variables.js";

type Constant = string | number;

/** What is known when an expression is worked out. */
export interface ConstantContext {
  readonly variables: Variables;
  /** What `Date.now()` returns. */
  readonly nowMs: number;
}

const maxSteps = 40;

/** The value of an expression that the file alone decides, but for the time; `undefined` for every other. */
export function constantOf(
  expression: SyntaxNode | undefined,
  context: ConstantContext,
  steps = 0,
): Constant | undefined {
  const node = unwrap(expression);
  if (node === undefined || steps > maxSteps) return undefined;
  const of = (inner: SyntaxNode | undefined) => constantOf(inner, context, steps + 1);
  if (node.type === "Literal") return literalOf(node);
  if (node.type === "Identifier") return of(initOf(node, context.variables));
  if (node.type === "BinaryExpression")
    return calculate(text(node, "operator"), of(child(node, "left")), of(child(node, "right")));
  if (node.type === "TemplateLiteral") return templateOf(node, of);
  if (node.type === "CallExpression") return callOf(node, of, context.nowMs);
  return undefined;
}

function literalOf(node: SyntaxNode): Constant | undefined {
  const value = field(node, "value");
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}

/** What a name stands for, if nothing is ever assigned to it again. */
function initOf(identifier: SyntaxNode, variables: Variables): SyntaxNode | undefined {
  const variable = variables.of(identifier);
  const definition = variable?.writes.length === 0 ? variable.definitions[0] : undefined;
  if (definition?.kind !== "Variable" || child(definition.node, "id") !== definition.name) return undefined;
  return child(definition.node, "init");
}

function calculate(operator: string | undefined, left?: Constant, right?: Constant): Constant | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (typeof left === "string" || typeof right === "string")
    return operator === "+" ? `${left}${right}` : undefined;
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  if (operator === "*") return left * right;
  if (operator === "**") return left ** right;
  return operator === "/" ? left / right : undefined;
}

type Evaluate = (node: SyntaxNode | undefined) => Constant | undefined;

function templateOf(node: SyntaxNode, of: Evaluate): string | undefined {
  const values = children(node, "expressions").map(of);
  const texts = children(node, "quasis").map((quasi) => field(field(quasi, "value"), "cooked"));
  if (values.includes(undefined)) return undefined;
  return texts.map((part, index) => `${part}${values[index] ?? ""}`).join("");
}

const roundings = new Map([
  ["floor", Math.floor],
  ["round", Math.round],
  ["ceil", Math.ceil],
  ["trunc", Math.trunc],
]);

/** `Math.floor(x)`, `Date.now()`, `["a", "b"].join("")`, and `Number(x)`. */
function callOf(node: SyntaxNode, of: Evaluate, nowMs: number): Constant | undefined {
  const callee = unwrap(child(node, "callee"));
  const [first] = children(node, "arguments");
  const object = child(callee, "object");
  const [owner, method] = [text(object, "name"), keyOf(callee)];
  if (owner === "Date" && method === "now") return nowMs;
  if (object?.type === "ArrayExpression" && method === "join") {
    const parts = children(object, "elements").map(of);
    return parts.includes(undefined) ? undefined : parts.join(stringValue(first) ?? ",");
  }
  const round = owner === "Math" ? roundings.get(method ?? "") : undefined;
  const value = round && of(first);
  return typeof value === "number" ? round?.(value) : undefined;
}
