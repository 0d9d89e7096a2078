import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "./compile.js";
import { apiPage, type CodeBlock, codeBlocks, repository } from "./pages.js";

/** The exports of an entry, from its report. */
function exportsOf(report: string): string[] {
  const text = readFileSync(new URL(`packages/next-bigcommerce/api/${report}.api.md`, repository), "utf8");
  const names = [...text.matchAll(/^export (?:type|interface|class|function|const) (\w+)/gm)];
  return [...new Set(names.map(([, name = ""]) => name))];
}

const ours = exportsOf("index");
const ofTesting = exportsOf("testing").filter((name) => !ours.includes(name));

const documentOf = (result: string, variables: string) =>
  `import("next-bigcommerce").StorefrontDocument<${result}, ${variables}>`;

/** What an example leaves out, as an app would have it, by the name that it goes by there. */
const given: Readonly<Record<string, string>> = {
  connection: 'import { connection } from "next/server";',
  headers: 'import { headers } from "next/headers";',
  test: 'import { test } from "vitest";',
  z: 'import { z } from "zod";',
  agent: "declare const agent: { readonly email: string };",
  cartLine: 'declare const cartLine: import("zod").ZodType;',
  client: "declare const client: object;",
  createPrivateToken: 'declare const bigcommerce: import("next-bigcommerce").PrivateBigCommerce;',
  CustomerNameDocument: `declare const CustomerNameDocument: ${documentOf("{ customer: { firstName: string } | null }", "Record<string, never>")};`,
  email: "declare const email: string, password: string;",
  error: "declare const error: unknown;",
  fields: "declare const fields: { readonly customerStamp: string };",
  graphql: `declare function graphql(text: string): ${documentOf("object", "{ first: number }")};`,
  impersonate: 'declare const bigcommerce: import("next-bigcommerce").ImpersonatingBigCommerce;',
  loadCachedProducts: "declare function loadCachedProducts(): Promise<object>;",
  LoginDocument: `declare const LoginDocument: ${documentOf("{ login: object }", "{ email: string; password: string }")};`,
  OrderDocument: `declare const OrderDocument: ${documentOf("{ order: object }", "{ id: number }")};`,
  OrdersQuery: "type OrdersQuery = object; type OrdersQueryVariables = { first: number };",
  ProductsDocument: `declare const ProductsDocument: ${documentOf("object", "{ first: number }")};`,
  readCartId: "declare function readCartId(): Promise<string | undefined>;",
  readStaffView:
    "declare function readStaffView(): Promise<{ customerId: number; agentEmail: string; ticket: string } | null>;",
  redirectUrls: "declare const redirectUrls: { readonly redirectedCheckoutUrl: string };",
  redis: 'declare const redis: import("next-bigcommerce").RedisClient;',
  request: "declare const request: Request;",
  signIn: "declare function signIn(email: string): Promise<string>;",
  store: 'declare const store: import("keyv").KeyvStoreAdapter;',
};

/** Modules of the app that examples import. */
const modules: Readonly<Record<string, string>> = {
  'import { readCartId } from "@/session/session";':
    "declare function readCartId(): Promise<string | undefined>;",
  'import { myTokenStore } from "./my-token-store";':
    'declare function myTokenStore(client: object): import("next-bigcommerce").TokenStore;',
};

/** The example with what it leaves out, in its first line, so that each line keeps its number. */
function completed(block: CodeBlock): CodeBlock {
  const words = new Set(block.code.match(/\b\w+\b/g));
  const isMissing = (name: string) =>
    words.has(name) &&
    !new RegExp(`import [^;]*\\b${name}\\b|(?:const|function) ${name}\\b`).test(block.code);
  const imported = (names: readonly string[], from: string) => {
    const missing = names
      .filter(isMissing)
      .map((name) => (/^[a-z]|Error$/.test(name) ? name : `type ${name}`));
    return missing.length > 0 ? [`import { ${missing.join(", ")} } from "${from}";`] : [];
  };
  const added = [
    ...imported(ours, "next-bigcommerce"),
    ...imported(ofTesting, "next-bigcommerce/testing"),
    ...Object.entries(given).flatMap(([name, line]) => (isMissing(name) ? [line] : [])),
  ];
  const code = Object.entries(modules).reduce((text, [name, line]) => text.replace(name, line), block.code);
  return { ...block, code: `${added.join(" ")} ${code}` };
}

test("the examples of the API reference have no type errors", () => {
  const examples = codeBlocks(apiPage);
  expect(examples.length).toBeGreaterThan(30);
  expect(compile(examples.map(completed), "api-examples")).toEqual([]);
}, 180_000);
