import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { emulatorForFile, startEmulator } from "../../test/running-emulator.js";

const emulator = emulatorForFile();
let token: string;
beforeAll(async () => {
  token = await mintToken(emulator);
});

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("the response headers give complexity, hashes, type and name of the operation", async () => {
  const query = "query StoreName { site { settings { storeName } } customer { entityId } }";
  const variables = {};
  const response = await postGraphql(emulator, {
    token,
    body: { query, variables, operationName: "StoreName" },
  });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "x-bc-graphql-complexity": "5",
    "x-bc-graphql-query-hash": sha256(query),
    "x-bc-graphql-variables-hash": sha256("{}"),
    "x-bc-graphql-operation-type": "query",
    "x-bc-graphql-operation-name": "StoreName",
    "x-bc-ip-rate-limit-requests-quota": "50000",
    "x-bc-ip-rate-limit-requests-quota-left": "49995",
  });
});

test("an anonymous operation has an empty name", async () => {
  const response = await postGraphql(emulator, { token, query: "{ __typename }" });
  expect(response.headers.get("x-bc-graphql-operation-name")).toBe("");
});

const nodeLookups = (count: number) =>
  `{ ${Array.from({ length: count }, (_, number) => `n${number}: node(id: "") { id }`).join(" ")} }`;

test("a query clearly over the limit is 400 in BigCommerce's words, without a complexity header", async () => {
  const response = await postGraphql(emulator, { token, query: nodeLookups(12) });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [
      {
        message:
          "The query is too complex as it has a complexity score of 12024 out of 10000. Please remove some elements and try again",
      },
    ],
  });
  expect(response.headers.get("x-bc-graphql-complexity")).toBeNull();
});

test.each([
  ["clear_excess", 11, 12],
  ["any_excess", 9, 10],
  ["never", 40, null],
] as const)("complexityRefusal %s: %i lookups of 1,002 are answered, %s are refused", async (...row) => {
  const [complexityRefusal, answered, refused] = row;
  const other = await startEmulator({ inferred: { complexityRefusal } });
  const otherToken = await mintToken(other);
  const ask = (count: number) => postGraphql(other, { token: otherToken, query: nodeLookups(count) });
  const response = await ask(answered);
  expect([response.status, response.headers.get("x-bc-graphql-complexity")]).toEqual([
    200,
    String(answered * 1_002),
  ]);
  if (refused !== null) expect((await ask(refused)).status).toBe(400);
});

test("complexityLimit is the limit and stands in the message", async () => {
  const small = await startEmulator({ inferred: { complexityLimit: 1_500 } });
  const smallToken = await mintToken(small);
  const { status, messages } = await readGraphql(
    await postGraphql(small, { token: smallToken, query: nodeLookups(2) }),
  );
  expect([status, messages[0]]).toEqual([400, expect.stringContaining("score of 2004 out of 1500.")]);
});

test("a query with an unknown field is 400 with the position of the field", async () => {
  const response = await postGraphql(emulator, { token, query: "{ site { nothing } }" });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [
      { message: "Cannot query field 'nothing' on type 'Site'.", locations: [{ line: 1, column: 10 }] },
    ],
  });
});

const nested = (levels: number): string => (levels === 0 ? "entityId" : `children { ${nested(levels - 1)} }`);

test.each([
  ["13 children", 13, 200],
  ["14 children", 14, 400],
])("a depth of 16 is allowed, of 17 refused: %s", async (_case, levels, status) => {
  const response = await postGraphql(emulator, {
    token,
    query: `{ site { categoryTree { ${nested(levels)} } } }`,
  });
  expect(response.status).toBe(status);
});

const addAddress = (alias: string) =>
  `${alias}: deleteCustomerAddress(input: { addressEntityId: 1 }) { errors { __typename } }`;

test.each([
  ["two mutations", 'mutation { logout { result } login(email: "", password: "") { result } }'],
  ["two mutations in one namespace", `mutation { customer { ${addAddress("a")} ${addAddress("b")} } }`],
  ["two mutations in two namespaces", `mutation { customer { ${addAddress("a")} } logout { result } }`],
  [
    "two mutations through a fragment",
    `mutation { customer { ...M } } fragment M on CustomerMutations { ${addAddress("a")} ${addAddress("b")} }`,
  ],
])("400 for %s", async (_case, query) => {
  const response = await readGraphql(await postGraphql(emulator, { token, query }));
  expect(response).toEqual({
    status: 400,
    data: undefined,
    messages: ["Only one mutation is allowed in a request; this one has 2"],
  });
});

test.each([
  ["products(first: 51)", 'Field "products" was asked for a page of 51; the largest allowed is 50.'],
  [
    "newestProducts(last: 60)",
    'Field "newestProducts" was asked for a page of 60; the largest allowed is 50.',
  ],
  ["brands(first: 51)", 'Field "brands" was asked for a page of 51; the largest allowed is 50.'],
])("400 for %s", async (field, message) => {
  const query = `{ site { ${field} { pageInfo { hasNextPage } } } }`;
  expect((await readGraphql(await postGraphql(emulator, { token, query }))).messages).toEqual([message]);
});

test("the page limit holds for variables and their defaults; a switch lifts it if it is not documented", async () => {
  const query = "query P($n: Int = 51) { site { brands(first: $n) { pageInfo { hasNextPage } } } }";
  expect((await postGraphql(emulator, { token, body: { query } })).status).toBe(400);
  expect((await postGraphql(emulator, { token, body: { query, variables: { n: 80 } } })).status).toBe(400);
  expect((await postGraphql(emulator, { token, body: { query, variables: { n: 5 } } })).status).toBe(200);
  const lenient = await startEmulator({ inferred: { otherPageSizeLimit: null } });
  expect((await postGraphql(lenient, { token: await mintToken(lenient), body: { query } })).status).toBe(200);
});

test.each([
  ["a batch", [{ query: "{ __typename }" }], "Batched requests are not supported"],
  ["a body that is not JSON", "query { __typename }", "not valid JSON"],
  ["no query", { variables: {} }, '"query"'],
  [
    "a persisted query without its text",
    { extensions: { persistedQuery: { version: 1, sha256Hash: "x" } } },
    '"query"',
  ],
  ["variables that are a list", { query: "{ __typename }", variables: [] }, '"query"'],
  ["a syntax error", { query: "{ site" }, "Syntax error while parsing GraphQL query."],
  ["a subscription", { query: "subscription { a }" }, "Subscriptions are not supported"],
  [
    "an unknown operation name",
    { query: "query A { __typename }", operationName: "B" },
    'Unknown operation named "B"',
  ],
  [
    "two operations and no name",
    { query: "query A { __typename } query B { __typename }" },
    "Must provide operation name",
  ],
  ["a missing variable", { query: "query A($id: Int!) { site { product(entityId: $id) { name } } }" }, "$id"],
  [
    "a variable of another type",
    { query: "query A($id: Int!) { site { product(entityId: $id) { name } } }", variables: { id: "x" } },
    "$id",
  ],
])("400 for %s", async (_case, body, part) => {
  const response = await readGraphql(await postGraphql(emulator, { token, body }));
  expect(response.status).toBe(400);
  expect(response.messages.join()).toContain(part);
});

test.each(["text/plain", "application/graphql"])("400 for the content type %s", async (type) => {
  expect((await postGraphql(emulator, { token, headers: { "content-type": type } })).status).toBe(400);
});

test("query parameters do not matter", async () => {
  expect(
    (await postGraphql(emulator, { token, path: "/channels/2/graphql?operation=Name&type=query" })).status,
  ).toBe(200);
});

test("introspection works and costs nothing", async () => {
  const query = "{ __schema { types { name fields { type { ofType { ofType { name } } } } } } }";
  const response = await postGraphql(emulator, { token, query });
  expect([response.status, response.headers.get("x-bc-graphql-complexity")]).toEqual([200, "0"]);
});

test("429 while the complexity in flight from one IP is above the quota", async () => {
  const tight = await startEmulator({
    inferred: { inFlightComplexityQuota: 5 },
    trustedProxySecret: "proxy-secret",
  });
  const tightToken = await mintToken(tight);
  const query = "{ site { settings { storeName } } }";
  const shopper = (ip: string) => ({ "x-bc-trusted-proxy-secret": "proxy-secret", "true-client-ip": ip });
  tight.faults.add([{ on: "graphql", delayMs: 150 }]);
  const slow = postGraphql(tight, { token: tightToken, query, headers: shopper("203.0.113.1") });
  await expect.poll(() => tight.stats().graphql).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  const refused = await postGraphql(tight, { token: tightToken, query, headers: shopper("203.0.113.1") });
  const other = await postGraphql(tight, { token: tightToken, query, headers: shopper("203.0.113.2") });
  expect([refused.status, other.status]).toEqual([429, 200]);
  expect(refused.headers.get("x-bc-ip-rate-limit-requests-quota-left")).toBe("2");
  expect((await slow).status).toBe(200);
  const after = await postGraphql(tight, { token: tightToken, query, headers: shopper("203.0.113.1") });
  expect(after.status).toBe(200);
});

test("fields that the schema option adds can be queried and return null", async () => {
  const extended = await startEmulator({ schema: "extend type Site { loyaltyPoints: Int }" });
  const response = await postGraphql(extended, {
    token: await mintToken(extended),
    query: "{ site { loyaltyPoints } }",
  });
  expect(await response.json()).toEqual({ data: { site: { loyaltyPoints: null } } });
});
