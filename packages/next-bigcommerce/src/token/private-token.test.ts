import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { resetProcessState } from "../connection.fixture.js";
import { WhoAmI } from "../create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import {
  asCustomer,
  createImpersonating,
  createPrivate,
  Logout,
  minted,
  Prices,
  signIn,
} from "../private-tokens.fixture.js";
import { readGlobal } from "../process-state.js";
import type { BigCommerceEvent } from "../telemetry/events.js";

runEmulator();

describe("a private token", () => {
  it("is minted once for 300 concurrent customers and guests, and is not shared with impersonation", async () => {
    const { customerId, accessToken } = await signIn("retail@example.com");
    await emulator.reset();
    resetProcessState();
    // A busy machine takes longer for so many at once than the default allows.
    const bigcommerce = createPrivate({ timeoutMs: 50_000 });
    await Promise.all(Array.from({ length: 300 }, () => bigcommerce.guest.query(Prices)));
    expect(await minted()).toMatchObject({ private: 1, impersonation: 0 });
    await createImpersonating({ resolveCustomerId: () => customerId }).customer.query(WhoAmI);
    expect(await minted()).toMatchObject({ private: 1, impersonation: 1 });
    expect(accessToken).not.toBe("");
  });

  it("with other scopes is another token", async () => {
    await createPrivate({ scopes: ["Customer", "Unauthenticated"] }).guest.query(Prices);
    await createPrivate({ scopes: ["Unauthenticated", "Customer"] }).guest.query(Prices);
    expect(await minted()).toMatchObject({ private: 1 });
    await createPrivate({ scopes: ["Unauthenticated"] }).guest.query(Prices);
    expect(await minted()).toMatchObject({ private: 2 });
  });

  it("revoked: the next query succeeds after exactly one more mint", async () => {
    const bigcommerce = createPrivate();
    await bigcommerce.guest.query(Prices);
    expect(await bigcommerce.revokePrivateToken()).toEqual({ revoked: true });
    expect(await emulator.stats()).toMatchObject({ revocations: 1 });
    await bigcommerce.guest.query(Prices);
    expect(await minted()).toMatchObject({ private: 2 });
  });

  it("without the scope of a field is insufficient_access_scope, which names the scope and the option", async () => {
    const { accessToken } = await signIn("retail@example.com");
    const refused = asCustomer(accessToken, { scopes: ["Unauthenticated"] }).customer.query(WhoAmI);
    await expect(refused).rejects.toMatchObject({
      code: "insufficient_access_scope",
      message: expect.stringMatching(/Required: Customer\..*`scopes`/),
    });
  });

  it("is created one to one, with the scopes asked for", async () => {
    const bigcommerce = createPrivate();
    const expiresAt = Math.floor(Date.now() / 1000) + 600;
    const { token } = await bigcommerce.createPrivateToken({ expiresAt, channelId: 1, scopes: ["B2B"] });
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const { token: cached } = await bigcommerce.getPrivateToken();
    expect(cached).not.toBe(token);
    expect(await minted()).toMatchObject({ private: 2, impersonation: 0 });
    for (const scopes of [[], ["Everything"], ["B2B", "B2B"]]) {
      const input = JSON.parse(JSON.stringify({ expiresAt, channelId: 1, scopes }));
      await expect(bigcommerce.createPrivateToken(input)).rejects.toMatchObject({
        code: "input_invalid",
        fieldErrors: { scopes: expect.any(String) },
      });
    }
  });

  it("refused for a missing scope of the API account: the error names the scope to give", async () => {
    await emulator.faults.add([{ on: "mint", times: 1, status: 403 }]);
    await expect(createPrivate().guest.query(Prices)).rejects.toMatchObject({
      code: "scope_missing",
      message: expect.stringContaining("`Storefront API Tokens` (parameter store_storefront_api)"),
    });
  });
});

it("no secret is in an event, an error or the instance itself", async () => {
  const { accessToken } = await signIn("retail@example.com");
  const events: BigCommerceEvent[] = [];
  const bigcommerce = asCustomer(accessToken, { onEvent: (event) => events.push(event) });
  await bigcommerce.customer.query(WhoAmI);
  const { token } = await bigcommerce.getPrivateToken();
  await bigcommerce.customer.mutate(Logout);
  const error: unknown = await bigcommerce.customer.query(WhoAmI).catch((thrown: unknown) => thrown);
  const shown = [events, error, bigcommerce, readGlobal(Symbol.for("next-bigcommerce@1"))]
    .map((value) => inspect(value, { depth: 9 }) + JSON.stringify(value))
    .join("\n");
  expect(events.length).toBeGreaterThan(3);
  const held = [accessToken, token, "emulator-access-token"].map((secret) => shown.includes(secret));
  expect(held).toEqual([false, false, false]);
});
