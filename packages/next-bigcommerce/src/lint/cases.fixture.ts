import { atModuleLevel, inCache } from "./call-cases.fixture.js";
import { cached, imports, type LintCase, page } from "./case.fixture.js";
import { memos } from "./memo-cases.fixture.js";
import { inClients, inLogs, inProps } from "./token-cases.fixture.js";

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
      "no-customer-memo",
      "a typed part of an answer",
      `${imports}let memo: Shopper | undefined;\nexport async function get() {\nconst r = await bigcommerce.customer.query(Q);\nmemo = { ...(r!.customer as Shopper) } satisfies Shopper;\n}`,
      [5],
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
