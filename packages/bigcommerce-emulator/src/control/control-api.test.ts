import { expect, test } from "vitest";
import { z } from "zod";
import { mintToken, postGraphql, postToken, revokeToken } from "../../test/emulator-calls.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();

const control = (action: string, init: RequestInit = {}) =>
  fetch(`${emulator.url}/__emulator/${action}`, init);
const post = (action: string, body: unknown, headers: Record<string, string> = {}) =>
  control(action, { method: "POST", body: JSON.stringify(body), headers });

test("stats and requests respond over HTTP what the methods return", async () => {
  const token = await mintToken(emulator);
  await postGraphql(emulator, { token, headers: { "x-bc-customer-id": "1" } });
  await postGraphql(emulator);
  await revokeToken(emulator, token);
  expect(await (await control("stats")).json()).toEqual(emulator.stats());
  expect(await (await control("requests")).json()).toEqual(emulator.requests());
  expect(emulator.stats()).toEqual({
    tokens: { impersonation: 1, private: 0, storefront: 0 },
    revocations: 1,
    graphql: 2,
    statuses: { "200": 3, "401": 1 },
  });
});

test("a request is logged with its operation and customer, and with hashes for secrets", async () => {
  const token = await mintToken(emulator);
  const secrets = {
    "x-bc-customer-access-token": "secret-cat",
    "x-bc-trusted-proxy-secret": "secret-proxy",
    cookie: "session=secret-cookie",
  };
  await postGraphql(emulator, {
    token,
    headers: { ...secrets, "x-bc-customer-id": "2", "x-correlation-id": "c-1" },
  });
  await revokeToken(emulator, token);
  const log = emulator.requests();
  expect(log[1]).toMatchObject({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    method: "POST",
    path: "/graphql",
    status: 200,
    operationName: "Name",
    customerId: 2,
    headers: {
      "x-correlation-id": "c-1",
      authorization: expect.stringMatching(/^Bearer sha256:[0-9a-f]{12}$/),
    },
  });
  const text = JSON.stringify(log);
  for (const secret of [token, "emulator-access-token", "secret-cat", "secret-proxy", "secret-cookie"]) {
    expect(text).not.toContain(secret);
  }
});

test("the log keeps the last 1,000 requests", async () => {
  for (let call = 0; call < 1_005; call += 1) await fetch(`${emulator.url}/nowhere/${call}`);
  const log = emulator.requests();
  expect([log.length, log[0]?.path, log.at(-1)?.path]).toEqual([1_000, "/nowhere/5", "/nowhere/1004"]);
  expect(emulator.stats().statuses).toEqual({ "404": 1_005 });
});

test("the emulator's own pages are neither counted nor logged", async () => {
  await control("stats");
  await fetch(emulator.url);
  await fetch(`${emulator.url}/s-emulator/images/stencil/100w/nothing.svg`);
  expect([emulator.requests(), emulator.stats().statuses]).toEqual([[], {}]);
});

test("faults are added and cleared over HTTP", async () => {
  expect(await (await post("faults", [{ on: "mint", times: null, status: 503 }])).json()).toEqual({
    added: 1,
  });
  expect(await (await control("faults")).json()).toEqual([
    { on: "mint", times: null, status: 503, left: null },
  ]);
  expect((await postToken(emulator)).status).toBe(503);
  expect((await control("faults", { method: "DELETE" })).status).toBe(204);
  expect((await postToken(emulator)).status).toBe(200);
});

test("the clock moves the Date header, and a reset brings it back", async () => {
  expect((await post("clock", { offsetSeconds: 7200 })).status).toBe(200);
  const ahead = Date.parse((await postToken(emulator)).headers.get("date") ?? "") - Date.now();
  expect(Math.abs(ahead - 7_200_000)).toBeLessThan(5_000);
  expect((await control("reset", { method: "POST" })).status).toBe(204);
  const back = Date.parse((await control("stats")).headers.get("date") ?? "") - Date.now();
  expect(Math.abs(back)).toBeLessThan(5_000);
});

test("a reset clears counts, log, faults, quota and tokens", async () => {
  const token = await mintToken(emulator);
  emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
  emulator.reset();
  expect(emulator.requests()).toEqual([]);
  expect(emulator.stats()).toEqual({
    tokens: { impersonation: 0, private: 0, storefront: 0 },
    revocations: 0,
    graphql: 0,
    statuses: {},
  });
  expect((await postGraphql(emulator, { token })).status).toBe(401);
  expect((await postToken(emulator)).headers.get("x-rate-limit-requests-left")).toBe("149");
});

test("one request of the log is found by its number", async () => {
  await postGraphql(emulator);
  await postToken(emulator);
  expect(await (await control("request?number=2")).json()).toEqual(emulator.requests()[1]);
  for (const number of ["", "0", "3", "1.5", "x"])
    expect((await control(`request?number=${number}`)).status).toBe(404);
});

test.each([
  ["faults", [{ on: "nothing" }], "0.on"],
  ["faults", { on: "mint" }, "body"],
  ["faults", [{ on: "mint", headers: { "a b": "c" } }], "0.headers"],
  ["faults", [{ on: "mint", satus: 500 }], "satus"],
  ["clock", { offsetSeconds: "1" }, "offsetSeconds"],
  ["clock", {}, "offsetSeconds"],
])("POST %s with %j is 400 and names the field", async (action, body, field) => {
  const response = await post(action, body);
  expect(response.status).toBe(400);
  expect(JSON.stringify(await response.json())).toContain(field);
});

test.each([
  ["a page of another site", { "sec-fetch-site": "cross-site" }],
  ["a page of a sibling site", { "sec-fetch-site": "same-site" }],
  ["a foreign origin", { origin: "https://evil.example" }],
  ["a sandboxed page", { origin: "null" }],
])("%s is refused", async (_case, headers) => {
  expect((await post("faults", [{ on: "mint", status: 500 }], headers)).status).toBe(403);
  expect((await control("requests", { headers })).status).toBe(403);
  expect((await postToken(emulator)).status).toBe(200);
});

test("the emulator's own page may use the controls, and so may the address bar", async () => {
  const own = { origin: emulator.url, "sec-fetch-site": "same-origin" };
  expect((await control("stats", { headers: own })).status).toBe(200);
  expect((await control("stats", { headers: { "sec-fetch-site": "none" } })).status).toBe(200);
});

test("an unknown control is 404, a wrong method 405", async () => {
  expect((await control("nothing")).status).toBe(404);
  const response = await control("faults", { method: "PUT" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST, DELETE"]);
});

test("a mail with a link to a new password is there until the link is used", async () => {
  const token = await mintToken(emulator);
  const ask = (query: string) => postGraphql(emulator, { token, body: { query } });
  await ask(
    'mutation { customer { requestResetPassword(input: { email: "retail@example.com", path: "/change-password" }) { errors { __typename } } } }',
  );
  await ask(
    'mutation { customer { requestResetPassword(input: { email: "nobody@example.com" }) { errors { __typename } } } }',
  );
  const [mail, ...others] = emulator.mail();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: "retail@example.com",
    link: expect.stringMatching(/^\/change-password\?c=\d+&t=\w+$/),
  });
  expect(await (await control("mail")).json()).toEqual(emulator.mail());
  const [, customerEntityId, reset] = /c=(\d+)&t=(\w+)/.exec(mail?.link ?? "") ?? [];
  await ask(
    `mutation { customer { resetPassword(input: { customerEntityId: ${customerEntityId}, token: "${reset}", newPassword: "Long-enough-1" }) { errors { __typename } } } }`,
  );
  expect(emulator.mail()).toEqual([]);
});

test("onRequest is called for each request, also after a reset", async () => {
  const paths: string[] = [];
  const watched = await startEmulator({ onRequest: ({ path }) => paths.push(path) });
  await postGraphql(watched);
  watched.reset();
  await postGraphql(watched, { path: "/channels/2/graphql" });
  expect(paths).toEqual(["/graphql", "/channels/2/graphql"]);
});

test("HEAD gets the headers of a control alone, and opens no stream", async () => {
  for (const action of ["stats", "store", "events"]) {
    const response = await control(action, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  }
  expect((await control("reset", { method: "HEAD" })).status).toBe(405);
});

test.each(["Content-Length", "transfer-encoding", "trailer"])(
  "a fault cannot set %s: the client would wait for a body that does not come",
  async (name) => {
    const response = await post("faults", [{ on: "mint", headers: { [name]: "5" } }]);
    expect([response.status, JSON.stringify(await response.json())]).toEqual([
      400,
      expect.stringContaining("use drop or bodyMs"),
    ]);
  },
);

test.each([
  ["in a list", `{"products":[${"{},".repeat(2_000_000)}{}]}`],
  ["in a list of an entry", `{"products":[{"variants":[${"[],".repeat(2_000_000)}[]]}]}`],
])("a store with millions of parts %s is refused at once", async (_where, body) => {
  const start = performance.now();
  const response = await control("store", { method: "PUT", body });
  expect([response.status, JSON.stringify(await response.json())]).toEqual([
    400,
    expect.stringContaining("more than 500000 objects and lists"),
  ]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("a store is replaced while it is read, and each answer is of one store", async () => {
  const token = await mintToken(emulator);
  const query = "{ site { products(first: 50) { edges { node { name } } } } }";
  const stores = ["A", "B"].map((name) => ({
    products: Array.from({ length: 20 }, () => ({ name, listPrice: 1 })),
  }));
  const namesOf = async (response: Response) => new Set((await response.text()).match(/"name":"\w+"/g));
  await control("store", { method: "PUT", body: JSON.stringify(stores[0]) });
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, call) =>
      call % 3 === 0
        ? control("store", { method: "PUT", body: JSON.stringify(stores[(call / 3) % 2]) }).then(() => null)
        : postGraphql(emulator, { token, query }).then(namesOf),
    ),
  );
  for (const names of answers) if (names !== null) expect(names.size).toBe(1);
});

test("of many problems of a store the first 100 are named", async () => {
  const body = JSON.stringify({ products: Array.from({ length: 5_000 }, () => ({ name: 1, listPrice: 1 })) });
  const response = await control("store", { method: "PUT", body });
  const { problems } = z.object({ problems: z.array(z.string()) }).parse(await response.json());
  expect([problems.length, problems[100]]).toEqual([101, "and 4900 more"]);
});
