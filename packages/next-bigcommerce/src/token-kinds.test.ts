import { describe, expect, it } from "vitest";
import { connectionTo } from "./connection.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { emulator, runEmulator } from "./emulator.fixture.js";
import type { BigCommerceOptions } from "./options.js";
import { createPrivate, minted, Prices } from "./private-tokens.fixture.js";
import { createImpersonationTokenRoute } from "./routes/token-route.js";

runEmulator();

const createOptions = (): BigCommerceOptions => connectionTo(emulator);

describe("what does not exist for the other kind", () => {
  it("there is no way to act as another customer", () => {
    const bigcommerce = createPrivate();
    for (const name of [
      "impersonate",
      "getImpersonationToken",
      "createImpersonationToken",
      "revokeImpersonationToken",
    ]) {
      expect(name in bigcommerce).toBe(false);
    }
  });

  it.each([
    { tokenKind: "private", resolveCustomerId: () => 1 },
    { tokenKind: "private", authorizeImpersonation: () => true },
    { tokenKind: "private", resolveImpersonation: () => null },
    { tokenKind: "private", scopes: [] },
    { tokenKind: "private", scopes: "Customer" },
    { tokenKind: "private", scopes: ["Customer", "Customer"] },
    { tokenKind: "simple" },
    { scopes: ["Customer"] },
    { resolveCustomerAccessToken: () => "token" },
    { onCustomerSignedOut: () => {} },
  ])("%o is configuration_invalid at first use", async (wrong) => {
    const untyped = Object.assign(createOptions(), wrong);
    await expect(createBigCommerce(untyped).guest.query(Prices)).rejects.toMatchObject({
      code: "configuration_invalid",
      message: expect.stringContaining(Object.keys(wrong).at(-1) ?? ""),
    });
    expect((await emulator.stats()).graphql).toBe(0);
  });

  it("the token route says so to an authorized caller without types", async () => {
    const instance = createPrivate();
    const untyped: Parameters<typeof createImpersonationTokenRoute>[0] = Object.create(instance);
    const { GET } = createImpersonationTokenRoute(untyped, { authorize: () => true });
    const answer = await GET(new Request("http://shop.example/api/impersonation-token"));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "token_kind_unsupported" });
    expect(await minted()).toEqual({ impersonation: 0, private: 0, storefront: 0 });
  });
});
