import { bare, child, children, nameOf, type SyntaxNode, walk } from "../../app/code/syntax.js";

/** The name in `process.env.NAME` and `process.env["NAME"]`. */
export function variableOf(member: SyntaxNode | undefined): string | undefined {
  const object = child(member, "object");
  const isEnvironment =
    nameOf(child(object, "object")) === "process" && nameOf(child(object, "property")) === "env";
  return isEnvironment ? nameOf(child(member, "property")) : undefined;
}

/** What is left of an expression without what changes nothing about a missing value: `?.trim()`, `?? ""`, types. */
export function valueIn(given: SyntaxNode | undefined): SyntaxNode | undefined {
  const node = bare(given);
  if (node?.type === "LogicalExpression")
    return isEmptyText(child(node, "right")) ? valueIn(child(node, "left")) : undefined;
  const callee = /^(?:Optional)?CallExpression$/.test(node?.type ?? "") ? child(node, "callee") : undefined;
  if (callee === undefined) return node;
  return nameOf(child(callee, "property")) === "trim" ? valueIn(child(callee, "object")) : undefined;
}

const isEmptyText = (node: SyntaxNode | undefined) => node?.type === "StringLiteral" && node.value === "";

/** Functions of Node and the web that make a key of what they get. */
const keyFunction =
  /^(?:hkdf|hkdfSync|scrypt|scryptSync|pbkdf2|pbkdf2Sync|createHmac|createSecretKey|encode)$/;

/** Values that a seal or a signature is made with: of `password` in options of iron-session, and arguments for a key. */
export function keyValuesIn(nodes: readonly SyntaxNode[], isIronSession: boolean): readonly SyntaxNode[] {
  const values = nodes.flatMap((node) => {
    if (node.type === "ObjectProperty")
      return isIronSession && nameOf(child(node, "key")) === "password"
        ? [valueIn(child(node, "value"))]
        : [];
    const callee = node.type === "CallExpression" ? child(node, "callee") : undefined;
    const called = nameOf(callee) ?? nameOf(child(callee, "property")) ?? "";
    return keyFunction.test(called) ? children(node, "arguments").map(valueIn) : [];
  });
  return values.filter((value) => value !== undefined);
}

/** Whether it is the value in question. */
type IsValue = (node: SyntaxNode) => boolean;

/** Whether an `if` throws whenever the value is missing. */
export function throwsWithout(statement: SyntaxNode, isValue: IsValue): boolean {
  const then = child(statement, "consequent");
  const last = then?.type === "BlockStatement" ? children(then, "body").at(-1) : then;
  const isThrow = statement.type === "IfStatement" && last?.type === "ThrowStatement";
  return isThrow && isTrueWithout(child(statement, "test"), isValue);
}

function isTrueWithout(test: SyntaxNode | undefined, isValue: IsValue): boolean {
  const node = bare(test);
  const [left, right] = [child(node, "left"), child(node, "right")];
  const isIt = (one: SyntaxNode | undefined) => {
    const value = valueIn(one);
    return value !== undefined && isValue(value);
  };
  if (node?.type === "UnaryExpression") return node.operator === "!" && isIt(child(node, "argument"));
  if (node?.type === "LogicalExpression")
    return node.operator === "||" && (isTrueWithout(left, isValue) || isTrueWithout(right, isValue));
  if (node?.type !== "BinaryExpression") return false;
  // `?.length` of nothing is not below any number.
  if (node.operator === "<" && left?.type === "MemberExpression")
    return nameOf(child(left, "property")) === "length" && isIt(child(left, "object"));
  const isNothing =
    nameOf(right) === "undefined" || (right?.type === "NullLiteral" && node.operator === "==");
  return /^={2,3}$/.test(String(node.operator)) && isNothing && isIt(left);
}

const functions =
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod)$/;
const branches = /^(?:Conditional|Logical)Expression$/;
const choices = /^(?:If|Switch|Try|For|ForIn|ForOf|While|DoWhile)Statement$/;

/**
 * What runs whenever its function or its module does, up to the first choice in it. Not a choice is an `if`
 * that throws without the value.
 */
export function certainNodes(program: SyntaxNode, isValue: IsValue): readonly SyntaxNode[] {
  const bodies = nodesBelow(program)
    .filter(({ type }) => functions.test(type))
    .map((one) => child(one, "body"));
  return [program, ...bodies].flatMap((body) => {
    if (body === undefined) return [];
    const isList = body.type === "Program" || body.type === "BlockStatement";
    const statements = isList ? children(body, "body") : [body];
    const end = statements.findIndex((one) => choices.test(one.type) && !throwsWithout(one, isValue));
    return statements.slice(0, end === -1 ? undefined : end).flatMap(certainBelow);
  });
}

function certainBelow(statement: SyntaxNode): readonly SyntaxNode[] {
  if (choices.test(statement.type)) return [statement];
  return nodesBelow(
    statement,
    ({ type }) => !functions.test(type) && !choices.test(type) && !branches.test(type),
  );
}

/** A node and all below it, without those that `isEntered` leaves out. */
export function nodesBelow(top: SyntaxNode, isEntered = (_: SyntaxNode) => true): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  walk(top, (node) => {
    if (!isEntered(node)) return false;
    found.push(node);
    return undefined;
  });
  return found;
}
