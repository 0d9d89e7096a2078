import { isClearlySecretName } from "./secret-name.js";
import { child, children, isNode, keyOf, type SyntaxNode, stringValue, text, unwrap } from "./syntax.js";
import { partsOf } from "./values.js";
import { importOf, pathTo, type Variable, type Variables } from "./variables.js";

/**
 * What an expression is to the rules: an instance of the store, something imported that may be one, `process.env`, who asks (`customer`,
 * `shopper`, somebody impersonated), the methods that belong to one request, and tokens.
 */
export type Meaning =
  | "createInstance"
  | "instance"
  | "imported"
  | "environment"
  | "asker"
  | "impersonate"
  | "ask"
  | "personal"
  | "readToken"
  | "createToken"
  | "issuedToken"
  | "token";

const members = new Map<Meaning, ReadonlyMap<string, Meaning>>();
const ofInstance = new Map<string, Meaning>([
  ["customer", "asker"],
  ["shopper", "asker"],
  ["impersonate", "impersonate"],
  ["customerStamp", "personal"],
  ["customerGroup", "personal"],
  ["createCustomerLoginUrl", "personal"],
  ["getImpersonationToken", "readToken"],
  ["getPrivateToken", "readToken"],
  ["createImpersonationToken", "createToken"],
  ["createPrivateToken", "createToken"],
  ["revokeImpersonationToken", "createToken"],
  ["revokePrivateToken", "createToken"],
]);
members.set("instance", ofInstance);
members.set("imported", new Map([...ofInstance, ["createBigCommerce", "createInstance"]]));
members.set(
  "asker",
  new Map([
    ["query", "ask"],
    ["mutate", "ask"],
  ]),
);
members.set("issuedToken", new Map([["token", "token"]]));
members.set("token", new Map([["value", "token"]]));

const results = new Map<Meaning | undefined, Meaning>([
  ["createInstance", "instance"],
  ["impersonate", "asker"],
  ["readToken", "issuedToken"],
  ["createToken", "issuedToken"],
]);

/** What no other library calls so: these names count wherever they come from. */
const tellingNames = new Map<string, Meaning>([
  ["createBigCommerce", "createInstance"],
  ["customerAccessToken", "token"],
  ...[...ofInstance].filter(([name]) => /Token$/.test(name)),
]);
const typesOfInstance = new Set([
  "BigCommerce",
  "ImpersonatingBigCommerce",
  "PrivateBigCommerce",
  "Storefront",
]);

/** Finds what expressions mean, through variables, destructuring and calls of one file. */
export class Meanings {
  readonly #variables: Variables;
  readonly #instances: ReadonlySet<string>;
  readonly #known = new Map<SyntaxNode, Meaning | undefined>();

  /** `instances`: names that an app gives the store's instance. */
  constructor(variables: Variables, instances: ReadonlySet<string>) {
    this.#variables = variables;
    this.#instances = instances;
  }

  of(expression: SyntaxNode | undefined): Meaning | undefined {
    const node = unwrap(expression);
    if (node === undefined) return undefined;
    if (!this.#known.has(node)) {
      // A variable may be made of itself.
      this.#known.set(node, undefined);
      this.#known.set(node, this.#find(node));
    }
    return this.#known.get(node);
  }

  #find(node: SyntaxNode): Meaning | undefined {
    if (node.type === "Identifier") return this.#ofName(node);
    if (isEnvironment(node)) return "environment";
    if (node.type === "MemberExpression") return this.#ofMember(node);
    if (node.type === "ImportExpression") return "imported";
    if (node.type === "CallExpression") return this.#ofCall(node);
    const isChoice = node.type === "LogicalExpression" || node.type === "ConditionalExpression";
    return isChoice ? this.#ofFirst(...partsOf(node)) : undefined;
  }

  #ofFirst(...nodes: (SyntaxNode | undefined)[]): Meaning | undefined {
    for (const node of nodes) {
      const meaning = this.of(node);
      if (meaning !== undefined) return meaning;
    }
    return undefined;
  }

  #ofCall(node: SyntaxNode): Meaning | undefined {
    const callee = unwrap(child(node, "callee"));
    const isRequire = callee?.type === "Identifier" && text(callee, "name") === "require";
    return isRequire && stringValue(children(node, "arguments")[0])
      ? "imported"
      : results.get(this.of(callee));
  }

  #ofMember(node: SyntaxNode): Meaning | undefined {
    const key = keyOf(node);
    if (key === undefined) return undefined;
    const owner = this.of(child(node, "object"));
    return this.#memberOf(owner, key) ?? (owner === "environment" ? undefined : tellingNames.get(key));
  }

  #memberOf(owner: Meaning | undefined, key: string): Meaning | undefined {
    if (owner === "environment") return isClearlySecretName(key) ? "token" : undefined;
    if (owner === "imported" && this.#instances.has(key)) return "instance";
    return owner === undefined ? undefined : members.get(owner)?.get(key);
  }

  #ofName(node: SyntaxNode): Meaning | undefined {
    const name = text(node, "name") ?? "";
    const variable = this.#variables.of(node);
    const imported = importOf(variable);
    if (imported) {
      if (this.#instances.has(imported.name) || this.#instances.has(name)) return "instance";
      return ofInstance.get(imported.name) ?? tellingNames.get(imported.name) ?? "imported";
    }
    const declared = variable && this.#ofVariable(variable);
    if (declared !== undefined) return declared;
    return this.#instances.has(name) ? "instance" : tellingNames.get(name);
  }

  #ofVariable({ definitions, writes }: Variable): Meaning | undefined {
    for (const { kind, name, node } of definitions) {
      if (kind === "Parameter" && typesOfInstance.has(typeOf(name) ?? "")) return "instance";
      if (kind !== "Variable") continue;
      const found = this.#ofDeclared(name, node);
      if (found !== undefined) return found;
    }
    return this.#ofFirst(...writes);
  }

  #ofDeclared(name: SyntaxNode, declarator: SyntaxNode): Meaning | undefined {
    const path = pathTo(name, child(declarator, "id"));
    if (path === undefined) return undefined;
    let meaning = this.of(child(declarator, "init"));
    for (const key of path) meaning = this.#memberOf(meaning, key ?? "");
    return meaning;
  }
}

/** `process.env` */
function isEnvironment(node: SyntaxNode | undefined): boolean {
  return (
    node?.type === "MemberExpression" &&
    keyOf(node) === "env" &&
    text(child(node, "object"), "name") === "process"
  );
}

function typeOf(parameter: SyntaxNode): string | undefined {
  const annotation = child(child(parameter, "typeAnnotation"), "typeAnnotation");
  const name = child(annotation, "typeName");
  return isNode(name) ? text(name, "name") : undefined;
}
