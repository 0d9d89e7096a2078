import { expect, test } from "vitest";
import { mintToken, postGraphql, postToken, readGraphql, revokeToken } from "../../test/emulator-calls.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";
import type { FaultRule } from "../index.js";

const emulator = emulatorForEachTest();

test("a rule responds as often as it says, in BigCommerce's form, and nothing is minted", async () => {
  emulator.faults.add([{ on: "mint", times: 2, status: 503 }]);
  const responses = [await postToken(emulator), await postToken(emulator), await postToken(emulator)];
  expect(responses.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(await responses[0]?.json()).toMatchObject({ status: 503, title: "Service Unavailable", errors: {} });
  expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, statuses: { "200": 1, "503": 2 } });
});

test("a rule without times is used once, with null until it is cleared", async () => {
  emulator.faults.add([
    { on: "mint", status: 500 },
    { on: "mint", times: null, status: 502 },
  ]);
  const statuses = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await postToken(emulator)).status);
  emulator.faults.clear();
  statuses.push((await postToken(emulator)).status);
  expect(statuses).toEqual([500, 502, 502, 502, 200]);
});

test("a rule for minting leaves GraphQL alone, and the reverse", async () => {
  const token = await mintToken(emulator);
  emulator.faults.add([{ on: "mint", times: null, status: 500 }]);
  expect((await postGraphql(emulator, { token })).status).toBe(200);
  emulator.faults.clear();
  emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
  expect((await postToken(emulator)).status).toBe(200);
  expect(await readGraphql(await postGraphql(emulator, { token }))).toMatchObject({ status: 500 });
});

test("status, headers and body are the rule's own", async () => {
  emulator.faults.add([
    { on: "mint", status: 429, headers: { "X-Retry-After": "7" }, body: { status: 429, title: "Slow down" } },
    { on: "mint", status: 502, body: "<html>Bad Gateway</html>" },
    { on: "mint", body: '{"data":{"tok' },
    { on: "mint", status: 204, body: "" },
  ]);
  const limited = await postToken(emulator);
  expect([limited.status, limited.headers.get("x-retry-after")]).toEqual([429, "7"]);
  expect(await limited.json()).toEqual({ status: 429, title: "Slow down" });
  const html = await postToken(emulator);
  expect([html.headers.get("content-type"), await html.text()]).toEqual([
    "text/html; charset=utf-8",
    "<html>Bad Gateway</html>",
  ]);
  const truncated = await postToken(emulator);
  expect([truncated.status, await truncated.text()]).toEqual([200, '{"data":{"tok']);
  expect(truncated.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect((await postToken(emulator)).status).toBe(204);
});

test("headers alone are added to the real response, and replace its Date", async () => {
  const date = "Tue, 01 Jan 2030 00:00:00 GMT";
  emulator.faults.add([{ on: "mint", headers: { date } }]);
  const response = await postToken(emulator);
  expect([response.status, response.headers.get("date")]).toEqual([200, date]);
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

test("a delay holds back the real response", async () => {
  emulator.faults.add([{ on: "mint", delayMs: 80 }]);
  const started = performance.now();
  expect((await postToken(emulator)).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThanOrEqual(75);
});

const drops: [FaultRule["drop"], number][] = [
  [true, 0],
  ["before_handling", 0],
  ["before_headers", 1],
];

test.each(drops)("drop %s breaks the connection before the headers; minted: %i", async (drop, minted) => {
  emulator.faults.add([{ on: "mint", ...(drop === undefined ? {} : { drop }) }]);
  await expect(postToken(emulator)).rejects.toThrow("fetch failed");
  expect(emulator.stats()).toMatchObject({ tokens: { impersonation: minted }, statuses: {} });
  expect(emulator.requests()).toMatchObject([{ status: null }]);
});

test.each(["after_headers", "mid_body"] as const)(
  "drop %s breaks a response that has begun",
  async (drop) => {
    emulator.faults.add([{ on: "mint", drop }]);
    const response = await postToken(emulator);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, statuses: { "200": 1 } });
  },
);

test("a request whose client gives up is logged without a status", async () => {
  emulator.faults.add([{ on: "mint", delayMs: 1_500 }]);
  const url = `${emulator.url}/stores/emulator/v3/storefront/api-token`;
  await expect(fetch(url, { method: "POST", signal: AbortSignal.timeout(300) })).rejects.toThrow();
  await expect.poll(() => emulator.requests(), { timeout: 15_000 }).toMatchObject([{ status: null }]);
});

test("a rule with a probability takes its share of the requests; the others try the next rule", async () => {
  const seeded = await startEmulator({ seed: 7, restQuota: { requests: 1000, windowMs: 30_000 } });
  const run = async () => {
    seeded.faults.add([
      { on: "mint", times: null, probability: 0.3, status: 503 },
      { on: "mint", times: null, probability: 0.5, status: 500 },
    ]);
    const statuses: number[] = [];
    for (let call = 0; call < 200; call += 1) statuses.push((await postToken(seeded)).status);
    return statuses;
  };
  const first = await run();
  const shareOf = (status: number) => first.filter((one) => one === status).length / first.length;
  expect(shareOf(503)).toBeCloseTo(0.3, 1);
  expect(shareOf(500)).toBeCloseTo(0.35, 1);
  seeded.reset();
  expect(await run()).toEqual(first);
});

test("a distribution of delays is drawn for each request", async () => {
  emulator.faults.add([{ on: "mint", times: null, delayMs: { minMs: 30, maxMs: 60 } }]);
  const started = performance.now();
  await Promise.all(Array.from({ length: 5 }, () => postToken(emulator)));
  expect(performance.now() - started).toBeGreaterThanOrEqual(29);
});

test("a slow body begins at once and takes its time", async () => {
  emulator.faults.add([{ on: "mint", bodyMs: 600 }]);
  const response = await postToken(emulator);
  const headersAtMs = performance.now();
  expect(await response.json()).toMatchObject({ data: { token: expect.any(String) } });
  expect(performance.now() - headersAtMs).toBeGreaterThan(100);
});

test("a revocation fails as a rule says, and the token works until a revocation is handled", async () => {
  const token = await mintToken(emulator);
  const alive = async () => (await postGraphql(emulator, { token, query: "{ site { __typename } }" })).status;
  emulator.faults.add([
    { on: "revoke", status: 422 },
    { on: "revoke", drop: true },
    { on: "revoke", headers: { "x-late": "1" }, drop: "before_headers" },
  ]);
  const refused = await revokeToken(emulator, token);
  expect([refused.status, await refused.json()]).toMatchObject([422, { title: "Unprocessable Entity" }]);
  await expect(revokeToken(emulator, token)).rejects.toThrow();
  expect([await alive(), emulator.stats().revocations]).toEqual([200, 0]);
  await expect(revokeToken(emulator, token)).rejects.toThrow();
  expect([await alive(), emulator.stats().revocations]).toEqual([401, 1]);
});

test("a rule for revocations leaves the other requests to the token endpoints alone", async () => {
  emulator.faults.add([{ on: "revoke", times: null, status: 503 }]);
  expect((await postToken(emulator, { path: "api-token" })).status).not.toBe(503);
  const url = `${emulator.url}/stores/emulator/v3/storefront/api-token-private`;
  const headers = { "x-auth-token": "emulator-access-token" };
  expect((await fetch(url, { method: "DELETE", headers })).status).toBe(405);
});

test("a token revoked on the way gets the 401 of an unknown token", async () => {
  const token = await mintToken(emulator);
  emulator.faults.add([{ on: "graphql", revokeToken: true }]);
  expect(await readGraphql(await postGraphql(emulator, { token }))).toMatchObject({ status: 401 });
  expect(await readGraphql(await postGraphql(emulator, { token }))).toMatchObject({ status: 401 });
  expect(emulator.stats().revocations).toBe(1);
});

test("a rule that is not valid is refused with the name of the field", () => {
  expect(() => emulator.faults.add([{ on: "mint", status: 99 }])).toThrow("status");
});
