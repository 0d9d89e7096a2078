import { receiverOf, returnedBy, wholeArgumentsOf } from "./calls.js";
import { functionOf, type LintedProgram } from "./program.js";
import { child, children, field, isNode, keyOf, type SyntaxNode, unwrap } from "./syntax.js";
import { partsOf } from "./values.js";
import { pathTo, type Variable } from "./variables.js";

/** The keys that lead from a value to a part of it; `undefined` for one that the source does not say. */
type Path = readonly (string | undefined)[];

/** Whether what a function is given, in this place, is an answer. */
type Given = (place: number, path: Path) => boolean;

/** Functions within functions, and parts of one variable, that are followed: a loop through a list has no end in the source. */
const mostFunctions = 4;
const mostParts = 8;

/** Follows a value back, through variables and functions of the file, to a call for one customer that answered it. */
export class Origins {
  readonly #program: LintedProgram;
  readonly #entered: ReadonlyMap<SyntaxNode, Given>;
  readonly #seen = new Map<Variable, Set<string>>();

  /** `entered`: the functions whose results are being followed. */
  constructor(program: LintedProgram, entered: ReadonlyMap<SyntaxNode, Given> = new Map()) {
    this.#program = program;
    this.#entered = entered;
  }

  /** Whether an answer for one customer, or a token, is in the part of the value that a path leads to. */
  isAnswer(expression: SyntaxNode | undefined, path: Path = []): boolean {
    const node = unwrap(expression);
    if (node === undefined) return false;
    switch (node.type) {
      case "Identifier":
        return this.#isInName(node, path);
      case "MemberExpression":
        return this.isAnswer(child(node, "object"), [memberOf(node), ...path]);
      case "ObjectExpression":
        return this.#isInObject(node, path);
      case "ArrayExpression":
        return this.#isInArray(node, path);
      case "CallExpression":
        return this.#isResult(node, path);
      default:
        return partsOf(node).some((part) => this.isAnswer(part, path));
    }
  }

  #isInName(identifier: SyntaxNode, path: Path): boolean {
    const variable = this.#program.variables.of(identifier);
    // What a variable of the module keeps is found where it is written.
    if (variable === undefined || variable.isOfModule || this.#wasSeen(variable, path)) return false;
    const isMade = variable.definitions.some(({ kind, name, node }) => {
      if (kind === "Parameter") return this.#isGiven(name, node, path);
      const keys = kind === "Variable" ? pathTo(name, child(node, "id")) : undefined;
      return keys !== undefined && this.isAnswer(child(node, "init"), [...keys, ...path]);
    });
    return isMade || variable.writes.some((written) => this.isAnswer(written, path));
  }

  #wasSeen(variable: Variable, path: Path): boolean {
    const seen = this.#seen.get(variable) ?? new Set();
    const key = JSON.stringify(path);
    if (seen.has(key) || seen.size === mostParts) return true;
    this.#seen.set(variable, seen.add(key));
    return false;
  }

  #isGiven(name: SyntaxNode, ofFunction: SyntaxNode, path: Path): boolean {
    const given = this.#entered.get(ofFunction);
    return children(ofFunction, "params").some((parameter, place) => {
      const keys = pathTo(name, parameter);
      return keys !== undefined && given?.(place, [...keys, ...path]) === true;
    });
  }

  #isInObject(node: SyntaxNode, path: Path): boolean {
    const [key, ...rest] = path;
    return children(node, "properties").some((property) => {
      if (property.type !== "Property") return this.isAnswer(property, path);
      const name = keyOf(property);
      // A computed one is an entry of its own for each key, such as a customer's id.
      return (
        name !== undefined && [undefined, name].includes(key) && this.isAnswer(child(property, "value"), rest)
      );
    });
  }

  #isInArray(node: SyntaxNode, [key, ...rest]: Path): boolean {
    const elements = field(node, "elements");
    const listed: unknown[] = Array.isArray(elements) ? elements : [];
    const isSpread = (element: unknown) => isNode(element) && element.type === "SpreadElement";
    const isAny = key === undefined || !/^\d+$/.test(key) || listed.some(isSpread);
    const asked = isAny ? listed : [listed[Number(key)]];
    return asked.some((element) => isNode(element) && this.isAnswer(element, rest));
  }

  #isResult(call: SyntaxNode, path: Path): boolean {
    const { variables, meanings, customerCalls } = this.#program;
    const called = functionOf(child(call, "callee"), variables);
    const given = children(call, "arguments");
    if (called) return this.#isReturned(called, (place, keys) => this.isAnswer(given[place], keys), path);
    if (customerCalls.includes(call))
      return meanings.of(call) !== "issuedToken" || path.every((key) => key === "token" || key === "value");
    const { receiver, method } = receiverOf(call);
    if (method === "then") return this.#isMade(given[0], (keys) => this.isAnswer(receiver, keys), path);
    const ofElement = (keys: Path) => this.isAnswer(receiver, [undefined, ...keys]);
    if (method === "map") return this.#isMade(given[0], ofElement, path.slice(1));
    if (method !== undefined) return this.isAnswer(receiver, method === "collection" ? [] : path);
    return wholeArgumentsOf(call, variables).some((argument) => this.isAnswer(argument, path));
  }

  #isMade(callback: SyntaxNode | undefined, given: (path: Path) => boolean, path: Path): boolean {
    const called = functionOf(callback, this.#program.variables);
    const first: Given = (place, keys) => place === 0 && given(keys);
    return called !== undefined && this.#isReturned(called, first, path);
  }

  #isReturned(called: SyntaxNode, given: Given, path: Path): boolean {
    if (this.#entered.has(called) || this.#entered.size === mostFunctions) return false;
    const inner = new Origins(this.#program, new Map([...this.#entered, [called, given]]));
    return returnedBy(called, this.#program.parents).some((value) => inner.isAnswer(value, path));
  }
}

/** Also a place in an array. */
function memberOf(node: SyntaxNode): string | undefined {
  const place = field(child(node, "property"), "value");
  return keyOf(node) ?? (typeof place === "number" ? String(place) : undefined);
}
