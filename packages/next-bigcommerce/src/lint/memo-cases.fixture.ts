import { casesOf, imports, type LintCase, plain } from "./case.fixture.js";

const plainMemos = casesOf("no-customer-memo", [
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
    "through a function of another file",
    `import { toOrders } from "./orders";\n${imports}let memo;\nexport const get = async () => {\nmemo = toOrders(await bigcommerce.customer.query(Q)); };`,
    [5],
  ],
  [
    "an outcome by a function of another file",
    `import { isHealthy } from "./health";\n${imports}let memo;\nexport const get = async () => {\nmemo = isHealthy(await bigcommerce.customer.query(Q)); };`,
    [],
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

/** A function whose last statement, on line 5, may write the module's `memo`. */
const keeping = (first: string, last: string) =>
  `${imports}let memo; let other;\nexport async function get(id) {\n${first}\n${last}\n}`;
const answer = "const r = await bigcommerce.customer.query(Q);";
const issued = "const t = await bigcommerce.getImpersonationToken();";
const started = "const started = Date.now();";
const both =
  "const [me, shop] = await Promise.all([bigcommerce.customer.query(Q), bigcommerce.guest.query(P)]);";

type Memo = readonly [fact: string, first: string, last: string];

const kept: readonly Memo[] = [
  ["a part of the answer", answer, "memo = r.customer;"],
  ["an optional part, or nothing", answer, "memo = r.customer?.orders ?? [];"],
  ["the answer in an object", answer, "memo = { at: 1, r };"],
  ["the answer in an object of an object", answer, "memo = { at: 1, last: { answer: r } };"],
  ["the answer's parts in an array", answer, "memo = [...r.customer.orders];"],
  ["the answer's parts in an object", answer, "memo = { ...r.customer };"],
  ["the answer or nothing", answer, "memo = r.customer ? r.customer : undefined;"],
  ["the answer behind a condition", answer, "memo = id && r;"],
  ["a text with a part of it", answer, `memo = \`Hello \${r.customer.firstName}\`;`],
  [
    "a destructured part",
    "const { customer: { orders } } = await bigcommerce.customer.query(Q);",
    "memo = orders;",
  ],
  ["the rest of it", "const { a, ...rest } = await bigcommerce.customer.query(Q);", "memo = rest;"],
  ["one of two answers", both, "memo = me.customer;"],
  ["through two variables", `${answer} const c = r.customer;`, "memo = c.orders;"],
  [
    "through a variable that is written later",
    "let r; r = await bigcommerce.customer.query(Q);",
    "memo = r;",
  ],
  ["by way of another assignment", "let r;", "memo = r = await bigcommerce.customer.query(Q);"],
  ["orders that were sorted out", answer, "memo = r.customer.orders.filter((order) => order.isOpen);"],
  ["parts of its orders", answer, "memo = r.customer.orders.map((order) => order.id);"],
  [
    "several answers",
    "",
    "memo = await Promise.all([1].map((id) => bigcommerce.customer.query(Q, { id })));",
  ],
  ["the last of a list", `${answer} let o = r.first; while (o.next) o = o.next;`, "memo = o;"],
  ["a copy", answer, "memo = structuredClone(r);"],
  [
    "a promise of both",
    "",
    "memo = Promise.all([bigcommerce.customer.query(Q), bigcommerce.guest.query(P)]);",
  ],
  ["what `.then()` takes out", "", "memo = await bigcommerce.customer.query(Q).then((r) => r.customer);"],
  ["what `.then()` asks", "", "memo = started.then(() => bigcommerce.customer.query(Q));"],
  ["the answer, if there is one", "", "memo = await bigcommerce.customer.query(Q).catch(() => null);"],
  [
    "what a function of the file takes out",
    `${answer} const open = ({ customer }) => { return { orders: customer.orders }; };`,
    "memo = open(r);",
  ],
  ["a token taken out", issued, "memo = t.token;"],
  ["a token's value in an object", issued, "memo = { value: t.token.value, until: t.expiresAt };"],
  ["a token in a header", issued, `memo = \`Bearer \${t.token}\`;`],
];

const harmless: readonly Memo[] = [
  ["whether there is an answer", "", "memo = (await bigcommerce.customer.query(Q)).customer !== null;"],
  ["whether a kept answer has a customer", answer, "memo = r.customer !== null;"],
  ["whether there is none", answer, "memo = !r.customer;"],
  ["its type", answer, "memo = typeof r.customer;"],
  ["one of two texts", answer, 'memo = r.customer ? "in" : "out";'],
  ["a time, if there is an answer", answer, "memo = r.customer && Date.now();"],
  [
    "how long it took",
    started,
    "memo = await bigcommerce.customer.query(Q).then(() => Date.now() - started);",
  ],
  ["how long it took, later", `${started} ${answer}`, "memo = Date.now() - started;"],
  ["whether it failed", "", "memo = await bigcommerce.customer.query(Q).then(() => true, () => false);"],
  [
    "whether it failed, in two",
    "",
    "memo = await bigcommerce.customer.query(Q).then(() => 1).catch(() => 0);",
  ],
  ["what a global function makes of it", answer, "memo = isHealthy(r);"],
  [
    "what a function of the file compares",
    `${answer} const has = (x) => x.customer !== null;`,
    "memo = has(r);",
  ],
  [
    "how long a function took that asks",
    `const load = async () => { ${answer} show(r); return 1; };`,
    "memo = await load();",
  ],
  ["something else for each order", answer, "memo = r.customer.orders.map(() => 1);"],
  ["the last of another list", "let o = head; while (o.a) { o = o.a; o = o.b.c; }", "memo = o;"],
  ["a count of the calls", answer, "memo = (memo ?? 0) + 1;"],
  ["the guest's one of two answers", both, "memo = shop.site;"],
  ["the second of two answers", both.replace("[me, shop]", "both"), "memo = both[1];"],
  [
    "the guest's part of an object",
    "const data = { me: await bigcommerce.customer.query(Q), shop: await bigcommerce.guest.query(P) };",
    "memo = data.shop;",
  ],
  ["an entry for each customer, in a new object", answer, "memo = { ...memo, [id]: r };"],
  ["when a token expires", issued, "memo = t.expiresAt;"],
  [
    "a destructured time",
    "const { expiresAt } = await bigcommerce.getImpersonationToken();",
    "memo = expiresAt;",
  ],
  ["how long a token is", issued, "memo = t.token.length;"],
  ["a function that asks later", "", "memo = () => bigcommerce.customer.query(Q);"],
  ["a variable of the same name", `${answer} { const r = 1; other = r; }`, "memo = other;"],
  ["variables that are made of each other", "let a = b; let b = a; a = b; b = { a };", "memo = b;"],
  [
    "a function that calls itself",
    "const f = (x) => (x ? f(x.y) : 1);",
    "memo = f(await bigcommerce.guest.query(Q));",
  ],
  ["an entry of a local object", `const mine = {}; ${answer}`, "mine.r = r.customer;"],
];

const rowsOf = (facts: readonly Memo[], lines: readonly number[]) =>
  facts.map(([fact, first, last]) => [fact, keeping(first, last), lines] as const);

export const memos: readonly LintCase[] = [
  ...plainMemos,
  ...casesOf("no-customer-memo", [...rowsOf(kept, [5]), ...rowsOf(harmless, [])]),
];
