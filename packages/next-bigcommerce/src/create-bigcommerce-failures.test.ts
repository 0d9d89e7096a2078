import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createFresh, customers, Login, minted, Products, WhoAmI } from "./create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "./emulator.fixture.js";
import { getErrorCode } from "./errors.js";

runEmulator();

describe("a token that BigCommerce no longer accepts", () => {
  it("revoked: the next query succeeds after exactly one more mint", async () => {
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail });
    const { token } = await bigcommerce.getImpersonationToken();
    await fetch(`${emulator.url}/stores/emulator/v3/storefront/api-token`, {
      method: "DELETE",
      headers: { "x-auth-token": "emulator-access-token", "sf-api-token": token, accept: "application/json" },
    });
    const answers = await Promise.all(Array.from({ length: 50 }, () => bigcommerce.customer.query(WhoAmI)));
    expect(answers).toHaveLength(50);
    expect(await minted()).toBe(2);
  });

  it("two hours later by BigCommerce's clock: exactly one more mint, for mutations too", async () => {
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail });
    await bigcommerce.customer.query(WhoAmI);
    await emulator.clock.set({ offsetSeconds: 7200 });
    const answer = await bigcommerce.guest.mutate(Login, {
      email: "retail@example.com",
      password: "emulator",
    });
    expect(answer).toMatchObject({ login: { customer: { entityId: customers.retail } } });
    await bigcommerce.customer.query(WhoAmI);
    expect(await minted()).toBe(2);
  });

  it("every token rejected: no more mints than the back-off allows, however many requests", async () => {
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail });
    const body = { errors: [{ message: "Unknown JWT token" }] };
    await emulator.faults.add([{ on: "graphql", times: null, status: 401, body: JSON.stringify(body) }]);
    const startedAtMs = performance.now();
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, () => bigcommerce.customer.query(WhoAmI)),
    );
    const leastBackOffMs = 500;
    const backOffs = Math.floor((performance.now() - startedAtMs) / leastBackOffMs);
    const codes = results.map((result) => result.status === "rejected" && getErrorCode(result.reason));
    expect(new Set(codes)).toEqual(new Set(["token_rejected"]));
    // The second rejection begins the back-off; on a busy machine the requests may last longer than it.
    expect(await minted()).toBeLessThanOrEqual(2 + backOffs);
  });

  it("the wrong channel: an error that names the address's and the asked one, and no further mint", async () => {
    const storefrontUrl = `${emulator.url}/channels/2`;
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail, storefrontUrl });
    const failed = bigcommerce.customer.query(WhoAmI);
    await expect(failed).rejects.toMatchObject({ code: "channel_mismatch" });
    await expect(failed).rejects.toThrow(/channels\/2\/graphql.*reached channel 2 instead of channel 1\b/s);
    expect(await minted()).toBe(1);
  });
});

describe("a mint endpoint that fails", () => {
  it.each([
    ["503", { status: 503 }, 2],
    ["429 without a header", { status: 429 }, 1],
    ["a broken connection", { drop: true }, 2],
    ["HTML", { status: 200, body: "<html>maintenance</html>" }, 1],
  ])("%s: from cold one mint is one error for all", async (_name, fault, requests) => {
    const cold = createFresh({ resolveCustomerId: () => customers.retail });
    await emulator.faults.add([{ on: "mint", times: null, ...fault }]);
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => cold.customer.query(WhoAmI)));
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    const attempts = (await emulator.requests()).filter(({ path }) => path.includes("api-token"));
    expect(attempts).toHaveLength(requests);
  });

  it.each([
    [{ accessToken: "another-access-token" }, "store_unauthorized"],
    [{ storeHash: "another" }, "scope_missing"],
    [{ channelIds: [99] }, "request_rejected"],
  ])("%o is %s", async (options, code) => {
    await expect(createFresh(options).getImpersonationToken()).rejects.toMatchObject({ code });
  });
});

describe("GraphQL answers", () => {
  it("a wrong login is invalid_credentials, and the password is nowhere in the error", async () => {
    const variables = { email: "retail@example.com", password: "hunter2-hunter2" };
    const error = await createFresh()
      .guest.mutate(Login, variables)
      .catch((thrown: unknown) => thrown);
    expect(getErrorCode(error)).toBe("invalid_credentials");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("hunter2");
  });

  it('errorPolicy "return" gives data and errors together', async () => {
    const variables = { email: "retail@example.com", password: "wrong" };
    const answer = await createFresh().guest.mutate(Login, variables, { errorPolicy: "return" });
    expect(answer.errors[0]?.message).toMatch(/invalid credentials/i);
  });

  it("an unknown field is graphql_error with BigCommerce's words behind a getter", async () => {
    const error = await createFresh()
      .guest.query("query { site { nonsense } }")
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "graphql_error", status: 400 });
    expect(JSON.stringify(error)).not.toContain("nonsense");
    expect(error).toHaveProperty("graphqlErrors.length", 1);
  });

  it("a mutation given to query() is refused before anything is sent, and the reverse", async () => {
    const { guest } = createFresh();
    await expect(guest.query(Login)).rejects.toMatchObject({ code: "input_invalid" });
    await expect(guest.mutate(WhoAmI)).rejects.toMatchObject({ code: "input_invalid" });
    expect((await emulator.stats()).graphql).toBe(0);
  });

  it("a 429 is waited out within the deadline", async () => {
    await emulator.faults.add([
      { on: "graphql", times: 1, status: 429, headers: { "x-rate-limit-time-reset-ms": "50" } },
    ]);
    await expect(createFresh().guest.query(Products)).resolves.toBeDefined();
  });

  it("a broken connection is tried again for a query, never for a mutation", async () => {
    const bigcommerce = createFresh();
    await emulator.faults.add([{ on: "graphql", times: 1, drop: true }]);
    await expect(bigcommerce.guest.query(Products)).resolves.toBeDefined();
    await emulator.faults.add([{ on: "graphql", times: 1, drop: true }]);
    const mutation = bigcommerce.guest.mutate(Login, { email: "retail@example.com", password: "emulator" });
    await expect(mutation).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});
