import { describe, expect, it } from "vitest";
import { createFresh, WhoAmI } from "./create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "./emulator.fixture.js";
import { getErrorCode } from "./errors.js";
import { createMemoryTokenStore } from "./store/memory-token-store.fixture.js";
import { systemClock } from "./time/clock.js";

runEmulator();

const tokenRequests = () => emulator.requests().filter(({ path }) => path.includes("api-token")).length;

describe.each([
  ["with a store that is shared", () => ({ tokenStore: createMemoryTokenStore(systemClock) })],
  ["without one", () => ({})],
])("a mint that meets a hiccup, %s", (_where, options) => {
  it.each([
    ["a broken connection", { drop: true }],
    ["a 503", { status: 503 }],
    ["a 500 with HTML", { status: 500, body: "<html>" }],
  ])("%s: 50 of 50 cold calls are served, with one request more", async (_what, fault) => {
    emulator.faults.add([{ on: "mint", times: 1, ...fault }]);
    const bigcommerce = createFresh({ resolveCustomerId: () => 1, ...options() });
    const calls = Array.from({ length: 50 }, () => bigcommerce.guest.query(WhoAmI));
    expect(await Promise.all(calls)).toHaveLength(50);
    expect(tokenRequests()).toBe(2);
    expect(bigcommerce.tokenStatus().counters).toMatchObject({ mints: 2, failures: 0 });
  });
});

it("a mint whose first request finds no DNS server is served: EAI_AGAIN loses no waiting call", async () => {
  let tries = 0;
  const flaky: typeof fetch = (...args) => {
    tries += 1;
    if (tries > 1) return fetch(...args);
    const cause = Object.assign(new Error("getaddrinfo EAI_AGAIN"), { code: "EAI_AGAIN" });
    return Promise.reject(new TypeError("fetch failed", { cause }));
  };
  const bigcommerce = createFresh({ fetch: flaky });
  const calls = Array.from({ length: 50 }, () => bigcommerce.guest.query(WhoAmI));
  expect(await Promise.all(calls)).toHaveLength(50);
  expect(bigcommerce.tokenStatus().counters).toMatchObject({ mints: 2, failures: 0 });
});

it("createImpersonationToken() sends one request, and tells its caller of the failure", async () => {
  emulator.faults.add([{ on: "mint", times: 1, status: 503 }]);
  const expiresAt = Math.floor(Date.now() / 1000) + 600;
  const created = createFresh().createImpersonationToken({ expiresAt, channelId: 1 });
  await expect(created).rejects.toMatchObject({ code: "upstream_unavailable", status: 503 });
  expect(tokenRequests()).toBe(1);
});

it("a token endpoint that repeats a token that GraphQL refuses is asked as often as the back-off allows", async () => {
  const token = JSON.stringify({ data: { token: "a.b.c" }, meta: {} });
  const refusal = JSON.stringify({ errors: [{ message: "Unknown JWT token" }] });
  emulator.faults.add([
    { on: "mint", times: null, status: 200, body: token },
    { on: "graphql", times: null, status: 401, body: refusal },
  ]);
  const bigcommerce = createFresh();
  const startedAtMs = performance.now();
  const codes = new Set<unknown>();
  for (let call = 0; call < 50; call += 1)
    codes.add(await bigcommerce.guest.query(WhoAmI).catch((error: unknown) => getErrorCode(error)));
  expect(codes).toEqual(new Set(["token_rejected"]));
  // A back-off takes at least half a second.
  expect(tokenRequests()).toBeLessThanOrEqual(2 + Math.floor((performance.now() - startedAtMs) / 500));
  const { counters, lastFailure, backingOff } = bigcommerce.tokenStatus();
  expect({ lastFailure, backingOff }).toMatchObject({
    lastFailure: { code: "token_rejected" },
    backingOff: { code: "token_rejected" },
  });
  expect(counters).toMatchObject({ mints: tokenRequests(), failures: tokenRequests() - 1 });
});

it.each([
  ["without a token", { status: 200, body: "{}" }, "upstream_malformed"],
  ["with a token that is no JWT", { status: 200, body: '{"data":{"token":"x"}}' }, "upstream_malformed"],
  ["that is too large", { status: 200, body: " ".repeat(70_000) }, "response_too_large"],
  ["that is a 204", { status: 204, body: "" }, "upstream_malformed"],
])("a response %s is a failed mint with a back-off, whoever asks next", async (_what, fault, code) => {
  emulator.faults.add([{ on: "mint", times: null, ...fault }]);
  const bigcommerce = createFresh();
  for (let call = 0; call < 10; call += 1)
    await expect(bigcommerce.getImpersonationToken()).rejects.toMatchObject({ code });
  expect(tokenRequests()).toBe(1);
  expect(bigcommerce.tokenStatus()).toMatchObject({
    lastFailure: { code },
    backingOff: { code },
    counters: { mints: 1, failures: 1 },
  });
});
