import { expect, test } from "vitest";
import { inAnHour, mintToken, postGraphql, postToken } from "../../test/emulator-calls.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();

const latest = () => emulator.requests().at(-1)?.errorMessages;

test("the log has the messages of a document that was refused", async () => {
  const token = await mintToken(emulator);
  await postGraphql(emulator, { token, query: "{ site { produkt { name } prodcts { name } } }" });
  expect(latest()).toEqual([expect.stringContaining("'produkt'"), expect.stringContaining("'prodcts'")]);
});

test("the log has why the token endpoints and the REST API refused a request", async () => {
  await postToken(emulator, { body: { channel_ids: "1", expires_at: inAnHour() } });
  expect(latest()).toEqual(["JSON data is missing or invalid", expect.stringMatching(/^channel_ids: /)]);
  await postToken(emulator, { headers: { "x-auth-token": "wrong-token" } });
  expect(latest()).toEqual([expect.stringMatching(/^Unauthorized - /)]);
  await fetch(`${emulator.url}/stores/emulator/v3/customers`);
  expect(latest()).toEqual(["X-Auth-Token header is required"]);
  const headers = { "x-auth-token": "emulator-access-token", accept: "application/json" };
  await fetch(`${emulator.url}/stores/emulator/v2/orders/999999`, { headers });
  expect(latest()).toEqual([expect.stringMatching(/./)]);
  await fetch(`${emulator.url}/nowhere`);
  expect(latest()).toEqual(["404 Not Found"]);
});

test("the log has what failed in a response with status 200, and nothing of one that did not fail", async () => {
  const token = await mintToken(emulator);
  await postGraphql(emulator, {
    token,
    query: 'mutation { login(email: "retail@example.com", password: "wrong-password") { result } }',
  });
  expect(emulator.requests().at(-1)).toMatchObject({
    status: 200,
    errors: 1,
    errorMessages: [expect.any(String)],
  });
  await postGraphql(emulator, { token });
  expect(latest()).toEqual([]);
});

test("the log has the title of a fault, and nothing of a response that was dropped", async () => {
  emulator.faults.add([
    { on: "graphql", status: 503 },
    { on: "graphql", drop: true },
  ]);
  await postGraphql(emulator);
  expect(latest()).toEqual(["Service Unavailable"]);
  await postGraphql(emulator).catch(() => {});
  expect(latest()).toEqual([]);
});

const secret = 'p"ss\\wörd';
const login = (password: string) =>
  `mutation Login { login(email: "retail@example.com", password: ${password}) { result } }`;

test.each<[string, unknown]>([
  [
    "a variable",
    { query: "query ($id: Int!) { site { product(entityId: $id) { name } } }", variables: { id: secret } },
  ],
  [
    "a variable within others",
    {
      query:
        "mutation ($input: CreateCartInput!) { cart { createCart(input: $input) { cart { entityId } } } }",
      variables: { input: { lineItems: [{ quantity: secret }] } },
    },
  ],
  [
    "a short variable",
    { query: "query ($id: Int!) { site { product(entityId: $id) { name } } }", variables: { id: "pin" } },
  ],
  [
    "a literal of the wrong type",
    { query: `{ site { product(entityId: ${JSON.stringify(secret)}) { name } } }` },
  ],
  ["a number named like a secret", { query: login("73510") }],
  [
    "a variable's number named like a secret",
    {
      query:
        "mutation ($input: ResetPasswordInput!) { customer { resetPassword(input: $input) { errors { __typename } } } }",
      variables: { input: { customerEntityId: "x", token: 73510, newPassword: 73510 } },
    },
  ],
  [
    "a block string",
    { query: `{ site { product(entityId: """\n  first-line\n  ${"second-line"}\n""") { name } } }` },
  ],
  ["a literal that is out of place", { query: `{ site { settings ${JSON.stringify(secret)} } }` }],
  ["a line with a syntax error", { query: login('"hidden-one" "hidden-two"') }],
])("%s is left out of the messages", async (_what, body) => {
  const token = await mintToken(emulator);
  await postGraphql(emulator, { token, body });
  const messages = latest() ?? [];
  expect(messages.length).toBeGreaterThan(0);
  const text = messages.join("\n");
  for (const part of ['p"ss', "ss\\", "wörd", '"pin"', "73510", "first-line", "second-line", "hidden-"])
    expect(text).not.toContain(part);
  expect(text).toMatch(/[a-z]{4}/);
});

test("a variable sent with GET is left out of the messages", async () => {
  const token = await mintToken(emulator);
  const search = new URLSearchParams({
    query: "query ($id: Int!) { site { product(entityId: $id) { name } } }",
    variables: JSON.stringify({ id: "a-password" }),
  });
  await fetch(`${emulator.url}/graphql?${search}`, { headers: { authorization: `Bearer ${token}` } });
  expect(latest()).toEqual([expect.stringContaining("…")]);
  expect(latest()?.join()).not.toContain("a-password");
});

test("the log keeps 5 messages of 300 characters, and takes no long time over it", async () => {
  const token = await mintToken(emulator);
  const fields = Array.from({ length: 50 }, (_, index) => `nothing${index}`.padEnd(500, "x"));
  await postGraphql(emulator, { token, query: `{ site { ${fields.join(" ")} } }` });
  expect(latest()?.map(({ length }) => length)).toEqual([300, 300, 300, 300, 300]);
  const hostile = [
    "pass".repeat(200_000),
    `"${"\\\\".repeat(400_000)}"`,
    '"a" '.repeat(200_000),
    `""" ${"a\n".repeat(300_000)}`,
  ];
  for (const query of hostile) {
    const start = performance.now();
    await postGraphql(emulator, { token, body: { query, variables: { a: "x".repeat(50_000) } } });
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(latest()?.length).toBeGreaterThan(0);
  }
});
