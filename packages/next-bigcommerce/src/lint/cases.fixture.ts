import type { LintRuleName } from "./rules.js";

/** Code of an app, with the lines on which a rule finds something: none if the code is right. */
interface LintCase {
  readonly rule: LintRuleName;
  readonly fact: string;
  readonly code: string;
  readonly lines: readonly number[];
  /** Only parsers of TypeScript read it. */
  readonly typed?: true;
}

const imports = 'import { bigcommerce } from "@/lib/bigcommerce";\n';
const cached = (statements: string) =>
  `${imports}export async function get() {\n"use cache";\n${statements}\n}`;
const plain = (statements: string) => `${imports}export async function get() {\n${statements}\n}`;

const inCache: readonly LintCase[] = casesOf("no-customer-call-in-cache", [
  ["a query as the customer", cached("return bigcommerce.customer.query(Orders);"), [4]],
  ["a mutation as the shopper", cached("await bigcommerce.shopper.mutate(Add);"), [4]],
  [
    "a Server Action, which runs later",
    cached('async function add() { "use server"; await bigcommerce.customer.mutate(Add); }\nreturn add;'),
    [],
  ],
  [
    "an alias",
    `${imports}const c = bigcommerce.customer;\nasync function f() {\n"use cache";\nreturn c.query(Q);\n}`,
    [5],
  ],
  ["an alias of the method", cached("const ask = bigcommerce.customer.query;\nreturn ask(Q);"), [5]],
  ["an alias assigned later", cached("let c;\nc = bigcommerce.shopper;\nreturn c.query(Q);"), [6]],
  ["destructuring", cached("const { customer } = bigcommerce;\nreturn customer.query(Q);"), [5]],
  [
    "destructuring with another name",
    cached("const { customer: me } = bigcommerce;\nreturn me.query(Q);"),
    [5],
  ],
  ["nested destructuring", cached("const { customer: { query } } = bigcommerce;\nreturn query(Q);"), [5]],
  ["names in brackets", cached('return bigcommerce["customer"]["query"](Q);'), [4]],
  ["optional chains", cached("return bigcommerce?.customer?.query(Q);"), [4]],
  ["somebody impersonated", cached("return bigcommerce.impersonate(1, why).query(Q);"), [4]],
  [
    "one of two",
    cached(
      "const who = staff ? bigcommerce.impersonate(1, why) : bigcommerce.customer;\nreturn who.query(Q);",
    ),
    [5],
  ],
  ["the token", cached("return (await bigcommerce.getImpersonationToken()).expiresAt;"), [4]],
  ["a private token", cached("return bigcommerce.getPrivateToken();"), [4]],
  [
    "the package's own token function",
    'import { getImpersonationToken as get } from "next-bigcommerce";\nasync function f() { "use cache"; return get(); }',
    [2],
  ],
  ["the stamp of whoever asks", cached("return bigcommerce.customerStamp();"), [4]],
  ["a login URL", cached("return bigcommerce.createCustomerLoginUrl({});"), [4]],
  ["a created token", cached("return bigcommerce.createImpersonationToken(input);"), [4]],
  [
    "a remote cache",
    cached("return bigcommerce.customer.query(Q);").replace("use cache", "use cache: remote"),
    [4],
  ],
  [
    "a private cache, which the package refuses too",
    cached("return bigcommerce.customer.query(Q);").replace("use cache", "use cache: private"),
    [4],
  ],
  [
    "a cached file",
    `"use cache";\n${imports}export const get = async () => bigcommerce.customer.query(Q);`,
    [3],
  ],
  [
    "a function within a cached one",
    cached("return Promise.all([1].map((id) => bigcommerce.customer.query(Q, { id })));"),
    [4],
  ],
  [
    "an arrow",
    `${imports}export const get = async () => {\n"use cache";\nreturn bigcommerce.customer.query(Q);\n};`,
    [4],
  ],
  [
    "unstable_cache",
    `${imports}import { unstable_cache } from "next/cache";\nexport const get = unstable_cache(async () => bigcommerce.customer.query(Q), ["k"]);`,
    [3],
  ],
  [
    "unstable_cache by another name",
    `${imports}import { unstable_cache as keep } from "next/cache";\nexport const get = keep(async () => bigcommerce.customer.query(Q));`,
    [3],
  ],
  [
    "a function given to unstable_cache",
    `${imports}import * as cache from "next/cache";\nconst ask = async () =>\nbigcommerce.customer.query(Q);\nexport const get = cache.unstable_cache(ask);`,
    [4],
  ],
  [
    "another function of the file",
    `${imports}const ask = () => bigcommerce.customer.query(Q);\nasync function f() {\n"use cache";\nreturn ask();\n}`,
    [5],
  ],
  [
    "an instance made in the file",
    'import { createBigCommerce } from "next-bigcommerce";\nconst shop = createBigCommerce();\nasync function f() { "use cache"; return shop.customer.query(Q); }',
    [3],
  ],
  [
    "an instance that another module names otherwise",
    'import { shop } from "./shop";\nasync function f() { "use cache"; return shop.customer.query(Q); }',
    [2],
  ],
  [
    "an instance by require",
    'const { bigcommerce: b } = require("./shop");\nasync function f() { "use cache"; return b.customer.query(Q); }',
    [2],
  ],
  [
    "an instance by import()",
    'async function f() { "use cache";\nconst { bigcommerce: b } = await import("./shop");\nreturn b.customer.query(Q); }',
    [3],
  ],
  [
    "a whole module",
    'import * as lib from "./shop";\nasync function f() { "use cache"; return lib.bigcommerce.customer.query(Q); }',
    [2],
  ],
  ["a guest's query is public", cached("return bigcommerce.guest.query(Products);"), []],
  ["a group's query is public within the group", cached("return bigcommerce.group(3).query(Prices);"), []],
  [
    "the words in a string are no directive",
    plain('const words = "use cache";\nreturn bigcommerce.customer.query(words);'),
    [],
  ],
  [
    "the words in a comment are no directive",
    plain('// "use cache"\nreturn bigcommerce.customer.query(Q);'),
    [],
  ],
  [
    "React's cache lives for one render",
    `${imports}import { cache } from "react";\nexport const get = cache(async () => bigcommerce.customer.query(Q));`,
    [],
  ],
  [
    "outside of the cached function",
    `${cached("return bigcommerce.guest.query(Q);")}\nexport const me = () => bigcommerce.customer.query(Q);`,
    [],
  ],
  [
    "a customer of something else",
    cached("const customer = await db.find(1);\nreturn customer.query(Q);"),
    [],
  ],
]);

const atModuleLevel: readonly LintCase[] = casesOf("no-customer-call-at-module-level", [
  [
    "a promise that the module exports",
    `${imports}export const orders = bigcommerce.customer.query(Orders);`,
    [2],
  ],
  ["an awaited answer", `${imports}const orders = await bigcommerce.shopper.query(Orders);`, [2]],
  [
    "a function that is called at once",
    `${imports}(async () => {\nawait bigcommerce.customer.query(Orders);\n})();`,
    [3],
  ],
  ["a static field", `${imports}class Shop { static orders = bigcommerce.customer.query(Orders); }`, [2]],
  ["the token", `${imports}export const token = bigcommerce.getImpersonationToken();`, [2]],
  [
    "another function of the file",
    `${imports}const ask = () => bigcommerce.customer.query(Q);\nexport const orders = ask();`,
    [3],
  ],
  ["in a function", plain("return bigcommerce.customer.query(Orders);"), []],
  ["a field of each object", `${imports}class Cart { answer = bigcommerce.customer.query(Q); }`, []],
  ["a guest's query", `${imports}export const products = bigcommerce.guest.query(Products);`, []],
  [
    "a token created by a script",
    'import { bigcommerce } from "./shop.js";\nconsole.log((await bigcommerce.createImpersonationToken({})).expiresAt);',
    [],
  ],
  [
    "the part of the instance alone",
    `${imports}const { customer } = bigcommerce;\nexport const get = () => customer.query(Q);`,
    [],
  ],
]);

const memos: readonly LintCase[] = casesOf("no-customer-memo", [
  [
    "??=",
    `${imports}let memo;\nexport async function get() { return memo ??= await bigcommerce.customer.query(Q); }`,
    [3],
  ],
  ["||=", `${imports}let memo;\nexport const get = () => (memo ||= bigcommerce.customer.query(Q));`, [3]],
  [
    "an if",
    `${imports}let memo;\nexport async function get() {\nif (!memo) memo = await bigcommerce.customer.query(Q);\nreturn memo; }`,
    [4],
  ],
  [
    "a property of a module's object",
    `${imports}const memo = {};\nexport const get = () => (memo.orders ??= bigcommerce.customer.query(Q));`,
    [3],
  ],
  ["a global", plain("globalThis.orders ??= bigcommerce.customer.query(Q);"), [3]],
  [
    "through a local variable",
    `${imports}let last;\nexport async function get() {\nconst orders = await bigcommerce.customer.query(Q);\nlast = orders;\n}`,
    [5],
  ],
  [
    "through another function of the file",
    `${imports}let memo;\nconst ask = () => bigcommerce.customer.query(Q);\nexport const get = () => (memo ??= ask());`,
    [4],
  ],
  [
    "the token",
    `${imports}let token;\nexport const get = async () => (token ??= await bigcommerce.getImpersonationToken());`,
    [3],
  ],
  [
    "a variable of the function",
    plain("let orders;\norders = await bigcommerce.customer.query(Q);\nreturn orders;"),
    [],
  ],
  [
    "a guest's answer",
    `${imports}let memo;\nexport const get = () => (memo ??= bigcommerce.guest.query(Q));`,
    [],
  ],
  [
    "an entry for each customer",
    `${imports}const memo = {};\nexport const get = (id) => (memo[id] ??= bigcommerce.customer.query(Q));`,
    [],
  ],
]);

const page = (markup: string, before = "") =>
  `import { Client } from "./client";\n${imports}export async function Page() {\n${before}\nreturn ${markup};\n}`;

const inProps: readonly LintCase[] = casesOf("no-token-in-props", [
  ["the token", page("<Client token={(await bigcommerce.getImpersonationToken()).token} />"), [5]],
  [
    "a destructured token",
    page("<Client token={token} />", "const { token } = await bigcommerce.getImpersonationToken();"),
    [5],
  ],
  [
    "its object, which React refuses",
    page("<Client token={issued} />", "const issued = await bigcommerce.getImpersonationToken();"),
    [5],
  ],
  ["a customer access token", page("<Client value={session.customerAccessToken.value} />"), [5]],
  ["a secret of the environment", page("<Client secret={process.env.BIGCOMMERCE_ACCESS_TOKEN} />"), [5]],
  [
    "a secret taken out of the environment",
    page("<Client secret={SESSION_SECRET} />", "const { SESSION_SECRET } = process.env;"),
    [5],
  ],
  ["a secret or nothing", page('<Client secret={process.env.SESSION_SECRET ?? ""} />'), [5]],
  ["a header with a token", page(`<Client header={\`Bearer \${process.env.SERVICE_TOKEN}\`} />`), [5]],
  ["a sum with a token", page('<Client header={"Bearer " + process.env.SERVICE_TOKEN} />'), [5]],
  ["whether there is a secret", page('<Client on={process.env.SESSION_SECRET ? "y" : "n"} />'), []],
  [
    "an element's attribute",
    page(
      '<input type="hidden" value={token} />',
      "const { token } = await bigcommerce.getImpersonationToken();",
    ),
    [5],
  ],
  ["when it expires", page("<Client until={(await bigcommerce.getImpersonationToken()).expiresAt} />"), []],
  ["an answer", page("<Client orders={await bigcommerce.customer.query(Orders)} />"), []],
  ["the customer's stamp", page("<input value={await bigcommerce.customerStamp()} />"), []],
  ["a token of something else", page("<Client token={csrf.token} />"), []],
  ["a public variable", page("<Client shop={process.env.NEXT_PUBLIC_SHOP_NAME} />"), []],
  [
    "a component of the same file",
    `${imports}const Orders = async ({ token }) => <p>{String(token !== null)}</p>;\nexport const Page = async () => <Orders token={(await bigcommerce.getImpersonationToken()).token} />;`,
    [],
  ],
]);

const inLogs: readonly LintCase[] = casesOf("no-token-in-log", [
  ["the token", plain("console.log((await bigcommerce.getImpersonationToken()).token);"), [3]],
  [
    "in a template",
    `${imports}export async function get() {\nconst { token } = await bigcommerce.getImpersonationToken();\nconsole.info(\`token \${token}\`);\n}`,
    [4],
  ],
  ["in an object", plain("console.error({ session, customerAccessToken });"), [3]],
  ["a secret of the environment", plain('console.log("with", process.env.BIGCOMMERCE_ACCESS_TOKEN);'), [3]],
  ["as JSON", plain("console.log(JSON.stringify({ secret: process.env.SESSION_SECRET }));"), [3]],
  ["its object, which prints nothing", plain("console.log(await bigcommerce.getImpersonationToken());"), []],
  [
    "whether there is one",
    plain("console.log(!!session.customerAccessToken, session.customerAccessToken === undefined);"),
    [],
  ],
  ["its length", plain("console.log(process.env.BIGCOMMERCE_ACCESS_TOKEN.length);"), []],
  [
    "what another function makes of it",
    plain("console.log(hash(process.env.BIGCOMMERCE_ACCESS_TOKEN));"),
    [],
  ],
]);

const inClients: readonly LintCase[] = casesOf("no-server-import-in-client", [
  ["the package", '"use client";\nimport { getErrorCode } from "next-bigcommerce";', [2]],
  ["its tests", '"use client";\nimport { tokenStoreContract } from "next-bigcommerce/testing";', [2]],
  ["an export from it", '"use client";\nexport { getErrorCode } from "next-bigcommerce";', [2]],
  ["import()", '"use client";\nconst load = () => import("next-bigcommerce");', [2]],
  ["require", '"use client";\nconst load = () => require("next-bigcommerce");', [2]],
  ["the entry for clients", '"use client";\nimport { getErrorCode } from "next-bigcommerce/client";', []],
  ["a server file", 'import { getErrorCode } from "next-bigcommerce";', []],
  ["another package of a similar name", '"use client";\nimport x from "next-bigcommerce-icons";', []],
]);

const typed: readonly LintCase[] = (
  [
    [
      "no-customer-call-in-cache",
      "types around the instance",
      cached("return (bigcommerce as Shop)!.customer!.query<Orders>(Q);"),
      [4],
    ],
    [
      "no-customer-call-in-cache",
      "`satisfies`",
      cached("const c = bigcommerce.customer satisfies Scope;\nreturn c.query(Q);"),
      [5],
    ],
    [
      "no-customer-call-in-cache",
      "a parameter of the instance's type",
      'async function f(shop: BigCommerce) {\n"use cache";\nreturn shop.customer.query(Q);\n}',
      [3],
    ],
    [
      "no-customer-memo",
      "a typed memo",
      `${imports}let memo: Promise<Orders> | undefined;\nexport const get = (): Promise<Orders> => (memo ??= bigcommerce.customer.query(Q));`,
      [3],
    ],
    [
      "no-token-in-props",
      "a token with a type",
      page("<Client token={process.env.BIGCOMMERCE_ACCESS_TOKEN as string} />"),
      [5],
    ],
    [
      "no-server-import-in-client",
      "types alone",
      '"use client";\nimport type { BigCommerce } from "next-bigcommerce";',
      [],
    ],
    [
      "no-server-import-in-client",
      "types in a list",
      '"use client";\nimport { type BigCommerce } from "next-bigcommerce";',
      [],
    ],
    [
      "no-server-import-in-client",
      "types beside a value",
      '"use client";\nimport { type BigCommerce, getErrorCode } from "next-bigcommerce";',
      [2],
    ],
  ] as const
).map(([rule, fact, code, lines]) => ({ rule, fact, code, lines, typed: true }));

export const lintCases: readonly LintCase[] = [
  ...inCache,
  ...atModuleLevel,
  ...memos,
  ...inProps,
  ...inLogs,
  ...inClients,
  ...typed,
];

type Row = readonly [fact: string, code: string, lines: readonly number[]];

function casesOf(rule: LintRuleName, rows: readonly Row[]): LintCase[] {
  return rows.map(([fact, code, lines]) => ({ rule, fact, code, lines }));
}
