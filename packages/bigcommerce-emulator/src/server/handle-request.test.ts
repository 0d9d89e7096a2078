import { expect, test } from "vitest";
import { z } from "zod";
import { mintPrivateToken, mintToken, postGraphql, postToken } from "../../test/emulator-calls.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();

test.each([
  ["an operation that was carried out", { query: "query Name { __typename }" }, "Name"],
  ["an operation without a name", { query: "{ __typename }" }, null],
  ["a document that is not valid", { query: "query A { nothing }", operationName: "A" }, "A"],
  ["a name that the document does not have", { query: "query A { __typename }", operationName: "B" }, "B"],
  ["a subscription", { query: "subscription A { a }" }, null],
  ["a batch", [{ query: "query A { __typename }" }], null],
  ["a body that is not JSON", "query A { __typename }", null],
])("the log names the operation of %s", async (_case, body, operationName) => {
  await postGraphql(emulator, { token: await mintToken(emulator), body });
  expect(emulator.requests()[1]).toMatchObject({ path: "/graphql", operationName });
});

test("the log names operation and customer of requests that were refused or lost", async () => {
  const headers = { "x-bc-customer-id": "1042" };
  await postGraphql(emulator, { headers });
  emulator.faults.add([
    { on: "graphql", status: 503 },
    { on: "graphql", drop: true },
  ]);
  await postGraphql(emulator, { headers });
  await postGraphql(emulator, { headers }).catch(() => {});
  const logged = { operationName: "Name", customerId: 1042 };
  expect(emulator.requests()).toMatchObject([
    { status: 401, ...logged },
    { status: 503, ...logged },
    { status: null, ...logged },
  ]);
});

test("the log names nobody and nothing for a request to the token endpoints", async () => {
  await postToken(emulator, { headers: { "x-bc-customer-id": "1042" }, body: { query: "query A { a }" } });
  expect(emulator.requests()).toMatchObject([{ status: 422, operationName: null, customerId: null }]);
});

test("a logout is logged with the customer whose access token it ended", async () => {
  const token = await mintPrivateToken(emulator);
  const ask = async (query: string, headers = {}) =>
    (await postGraphql(emulator, { token, query, headers })).json();
  const login = await ask(
    'mutation { login(email: "retail@example.com", password: "emulator") { customerAccessToken { value } } }',
  );
  const { value } = z
    .object({ data: z.object({ login: z.object({ customerAccessToken: z.object({ value: z.string() }) }) }) })
    .parse(login).data.login.customerAccessToken;
  const headers = { "x-bc-customer-access-token": value };
  await ask("mutation { logout { result } }", headers);
  await ask("{ customer { entityId } }", headers);
  expect(emulator.requests().map(({ customerId }) => customerId)).toEqual([null, null, 1043, null]);
});

test("the log has the token's kind and hash, the duration and the complexity", async () => {
  const token = await mintPrivateToken(emulator);
  emulator.faults.add([{ on: "graphql", delayMs: 60 }]);
  await postGraphql(emulator, { token });
  const [mint, query] = emulator.requests();
  expect(mint).toMatchObject({ tokenKind: null, tokenHash: null, complexity: null, stubs: [] });
  const tokenHash = query?.tokenHash;
  expect(query).toMatchObject({
    tokenKind: "private",
    tokenHash: expect.stringMatching(/^sha256:[0-9a-f]{12}$/),
    headers: { authorization: `Bearer ${tokenHash}` },
    complexity: expect.any(Number),
  });
  expect(query?.durationMs).toBeGreaterThan(50);
});

test("a token that the store does not know has a hash but no kind, also after a reset", async () => {
  const token = await mintToken(emulator);
  emulator.reset();
  await postGraphql(emulator, { token });
  await postGraphql(emulator, { headers: { authorization: "Basic eDp5" } });
  expect(emulator.requests()).toMatchObject([
    { status: 401, tokenKind: null, tokenHash: expect.stringContaining("sha256:") },
    { status: 401, tokenKind: null, tokenHash: null },
  ]);
});

test("the log counts the errors of a response with status 200", async () => {
  const token = await mintToken(emulator);
  await postGraphql(emulator, {
    token,
    query: 'mutation { login(email: "a@b.example", password: "x") { result } }',
  });
  await postGraphql(emulator, { token, query: "{ __typename }" });
  expect(emulator.requests().slice(1)).toMatchObject([
    { status: 200, errors: 1 },
    { status: 200, errors: 0 },
  ]);
});

test("the log names the operation of a document that is refused", async () => {
  const token = await mintToken(emulator);
  await postGraphql(emulator, { token, query: "query Wrong($a: Int) { nope }" });
  expect(emulator.requests()[1]).toMatchObject({ status: 400, operationName: "Wrong" });
});

test("the log names the stubs that the response names", async () => {
  const token = await mintToken(emulator);
  const headers = { "X-Emulator-Stub": "Product.a, Site.b,,Product.c" };
  emulator.faults.add([{ on: "graphql", headers }]);
  await postGraphql(emulator, { token });
  expect(emulator.requests()[1]).toMatchObject({ stubs: ["Product.a", "Site.b", "Product.c"] });
});

test("the log has the first 200 characters of an operation's name, and the response the first 1,000", async () => {
  const query = `query ${"n".repeat(5000)} { __typename }`;
  const response = await postGraphql(emulator, { token: await mintToken(emulator), query });
  expect(response.headers.get("x-bc-graphql-operation-name")).toHaveLength(1000);
  expect(emulator.requests()[1]?.operationName).toHaveLength(200);
});

test.each([
  ["a list of 400,000 entries", { list: Array.from({ length: 400_000 }, () => 1) }],
  ["40,000 entries by name", Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`v${n}`, n]))],
])("variables with %s are refused at once", async (_what, variables) => {
  const token = await mintToken(emulator);
  const start = performance.now();
  const response = await postGraphql(emulator, { token, body: { query: "{ __typename }", variables } });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("more than 20000 values");
  expect(performance.now() - start).toBeLessThan(2000);
});

test("headers of more than 16 KiB are 431", async () => {
  const headers = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`x-${n}`, "h".repeat(1000)]));
  expect((await postGraphql(emulator, { headers })).status).toBe(431);
});
