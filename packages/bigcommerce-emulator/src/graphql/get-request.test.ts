import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { emulatorForFile } from "../../test/running-emulator.js";

const emulator = emulatorForFile();
let token: string;
beforeAll(async () => {
  token = await mintToken(emulator);
});

function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = `Bearer ${token}`;
  return fetch(`${emulator.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { authorization, ...headers },
  });
}

const byId = "query One { __typename } query Name($id: Int!) { site { product(entityId: $id) { name } } }";

test("a query by GET has its variables and its name in the address, and is answered as by POST", async () => {
  const variables = { id: 105 };
  const got = await get({ query: byId, variables: JSON.stringify(variables), operationName: "Name" });
  const posted = await postGraphql(emulator, {
    token,
    body: { query: byId, variables, operationName: "Name" },
  });
  expect(await got.json()).toEqual({ data: { site: { product: { name: "Cold Porch Concentrate" } } } });
  for (const name of ["x-bc-graphql-complexity", "x-bc-graphql-query-hash", "x-bc-graphql-operation-name"])
    expect(got.headers.get(name)).toBe(posted.headers.get(name));
  expect(emulator.requests().at(-2)).toMatchObject({
    method: "GET",
    path: "/graphql",
    operationName: "Name",
  });
});

test("empty parameters count as none", async () => {
  expect((await get({ query: "{ __typename }", variables: "", operationName: "" })).status).toBe(200);
});

test("a mutation by GET is refused and not executed", async () => {
  const query = "mutation Out { logout { result } }";
  const response = await get({ query });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  expect((await readGraphql(response)).messages).toEqual(["A mutation must be sent by POST"]);
  const both = await get({ query: `${query} query In { __typename }`, operationName: "Out" });
  expect(both.status).toBe(405);
});

test.each([
  ["no query", {}],
  ["variables that are not JSON", { query: "{ __typename }", variables: "{" }],
  ["variables that are not an object", { query: "{ __typename }", variables: "[1]" }],
  ["an unknown field", { query: "{ shop }" }],
])("400 for %s", async (_what, parameters) => {
  expect((await get(parameters)).status).toBe(400);
});

test("GET needs a token too, and a browser may not use an impersonation token", async () => {
  expect((await fetch(`${emulator.url}/graphql?query={__typename}`)).status).toBe(401);
  expect((await get({ query: "{ __typename }" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
});

test.each(["PUT", "DELETE", "PATCH"])("%s is 405", async (method) => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${emulator.url}/graphql?query={__typename}`, { method, headers });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
});

test("a code generator gets the whole schema by GET as by POST", async () => {
  const query = getIntrospectionQuery();
  for (const response of [await get({ query }), await postGraphql(emulator, { token, query })]) {
    const { data }: { data: IntrospectionQuery } = await response.json();
    expect(Object.keys(buildClientSchema(data).getTypeMap()).length).toBeGreaterThan(766);
  }
});
