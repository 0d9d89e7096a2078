import { cached, casesOf, imports, type LintCase, plain } from "./case.fixture.js";

export const inCache: readonly LintCase[] = casesOf("no-customer-call-in-cache", [
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

export const atModuleLevel: readonly LintCase[] = casesOf("no-customer-call-at-module-level", [
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
  [
    "a callback of `.then()`",
    `${imports}export const orders = Promise.resolve().then(() => bigcommerce.customer.query(Orders));`,
    [2],
  ],
  [
    "a callback of an event",
    `${imports}emitter.on("request", () => bigcommerce.customer.query(Orders));`,
    [],
  ],
  [
    "a callback of `.then()` in a function",
    plain("return ready.then(() => bigcommerce.customer.query(Orders));"),
    [],
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
