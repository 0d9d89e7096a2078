import { inspect } from "node:util";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { connectionTo, resetProcessState } from "./connection.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { toCustomerAccessToken } from "./customer/customer-access-token.js";
import { getErrorCode } from "./errors.js";
import type { BigCommerceOptions, PrivateBigCommerceOptions } from "./options.js";
import { readGlobal } from "./process-state.js";
import type { GraphQLServerVariable } from "./routes/graphql/options.js";
import { createGraphQLRoute } from "./routes/graphql/route.js";
import { createImpersonationTokenRoute } from "./routes/token-route.js";
import type { BigCommerceEvent } from "./telemetry/events.js";

const WhoAmI = "query WhoAmI { customer { entityId email } }";
const Prices =
  "query Prices { site { products(first: 5) { edges { node { entityId prices { price { value } } } } } } }";
const Login = `mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) { customer { entityId } customerAccessToken { value expiresAt } }
}`;
const Logout = "mutation Logout { logout { result } }";
const loginSchema = z.object({
  login: z.object({
    customer: z.object({ entityId: z.number() }),
    customerAccessToken: z.object({ value: z.string(), expiresAt: z.string() }),
  }),
});

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  await emulator.reset();
  resetProcessState();
});

const createOptions = (): BigCommerceOptions => connectionTo(emulator);
const createPrivate = (options: Partial<PrivateBigCommerceOptions> = {}) =>
  createBigCommerce({ ...connectionTo(emulator), ...options, tokenKind: "private" });
const createImpersonating = (options: Partial<BigCommerceOptions> = {}) =>
  createBigCommerce({ ...connectionTo(emulator), ...options });

async function signIn(email: string) {
  const answer = await createPrivate().guest.mutate(Login, { email, password: "emulator" });
  const { customer, customerAccessToken } = loginSchema.parse(answer).login;
  return { customerId: customer.entityId, accessToken: customerAccessToken.value };
}

const asCustomer = (accessToken: string | null, options: Partial<PrivateBigCommerceOptions> = {}) =>
  createPrivate({ resolveCustomerAccessToken: async () => accessToken, ...options });
const minted = async () => (await emulator.stats()).tokens;
const headersSent = async () =>
  (await emulator.requests()).filter(({ path }) => path.endsWith("/graphql")).map(({ headers }) => headers);

describe("a customer access token beside a private token", () => {
  it.each(["wholesale@example.com", "retail@example.com", "new@example.com"])(
    "%s is the same customer, with the same prices, as under an impersonation token",
    async (email) => {
      const { customerId, accessToken } = await signIn(email);
      const impersonating = createImpersonating({ resolveCustomerId: () => customerId });
      const bigcommerce = asCustomer(accessToken);
      expect(await bigcommerce.customer.query(WhoAmI)).toEqual({ customer: { entityId: customerId, email } });
      expect(await bigcommerce.shopper.query(Prices)).toEqual(await impersonating.shopper.query(Prices));
      expect(await bigcommerce.guest.query(Prices)).toEqual(await impersonating.guest.query(Prices));
    },
  );

  it("is sent with the header that asks for an error, and no customer id is", async () => {
    const { accessToken } = await signIn("retail@example.com");
    await asCustomer(accessToken).customer.query(WhoAmI);
    await asCustomer(accessToken).guest.query(Prices);
    const [, customer, guest] = await headersSent();
    expect(customer).toMatchObject({ "x-bc-error-on-invalid-customer-access-token": "true" });
    expect(customer).toHaveProperty("x-bc-customer-access-token");
    expect(guest).not.toHaveProperty("x-bc-customer-access-token");
    for (const headers of await headersSent()) expect(headers).not.toHaveProperty("x-bc-customer-id");
  });

  it.each([null, undefined])(
    "%s means signed out: a guest for shopper, customer_required for customer",
    async (nobody) => {
      const bigcommerce = createPrivate({ resolveCustomerAccessToken: () => nobody });
      expect(await bigcommerce.shopper.query(WhoAmI)).toEqual({ customer: null });
      await expect(bigcommerce.customer.query(WhoAmI)).rejects.toMatchObject({ code: "customer_required" });
    },
  );

  it("after a sign-out elsewhere, it is customer_signed_out in both scopes, and never a guest's answer", async () => {
    const { accessToken } = await signIn("retail@example.com");
    const bigcommerce = asCustomer(accessToken);
    await bigcommerce.customer.mutate(Logout);
    for (const { query } of [bigcommerce.customer, bigcommerce.shopper]) {
      await expect(query(WhoAmI)).rejects.toMatchObject({ code: "customer_signed_out" });
      await expect(query(WhoAmI, {}, { errorPolicy: "return" })).rejects.toMatchObject({
        code: "customer_signed_out",
      });
    }
  });

  it("expired by BigCommerce's clock, it is customer_signed_out", async () => {
    const lifeOfAccessToken = 30 * 24 * 3600;
    await emulator.clock.set({ offsetSeconds: -lifeOfAccessToken - 60 });
    const { accessToken } = await signIn("retail@example.com");
    await emulator.clock.set({ offsetSeconds: 0 });
    const refused = asCustomer(accessToken).customer.query(WhoAmI);
    await expect(refused).rejects.toMatchObject({ code: "customer_signed_out" });
  });

  it("onCustomerSignedOut may redirect; a route responds with 401 and does not call it", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/x;307;" });
    const onCustomerSignedOut = () => {
      throw redirect;
    };
    const bigcommerce = asCustomer("ended", { onCustomerSignedOut });
    await expect(bigcommerce.customer.query(WhoAmI)).rejects.toBe(redirect);
    const document = "query Group($group: String) { customer { email } }";
    const group: GraphQLServerVariable = (_request, { shopper }) => shopper.query(WhoAmI);
    const { POST } = createGraphQLRoute(bigcommerce, {
      operations: {
        WhoAmI: { document: WhoAmI, as: "customer" },
        Group: { document, as: "guest", serverVariables: { group } },
      },
    });
    for (const id of ["WhoAmI", "Group"]) {
      const answer = await POST(
        new Request("http://shop.example/api/graphql", {
          method: "POST",
          headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
          body: JSON.stringify({ id }),
        }),
      );
      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain("customer_required");
    }
  });

  it.each(["", "a b", "a\r\nX-Bc-Customer-Id: 1", "ä", "x".repeat(4097), 7, {}, true])(
    "%j is refused before anything is sent, and not repeated",
    async (wrong) => {
      const bigcommerce = createPrivate({ resolveCustomerAccessToken: () => wrong });
      for (const { query } of [bigcommerce.customer, bigcommerce.shopper]) {
        const error: unknown = await query(WhoAmI).catch((thrown: unknown) => thrown);
        expect(getErrorCode(error)).toBe("input_invalid");
        if (typeof wrong === "string" && wrong.length > 2) expect(inspect(error)).not.toContain(wrong);
      }
      expect((await emulator.stats()).graphql).toBe(0);
    },
  );

  it("every accepted value is safe in a header, and is never shown", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 8 }), (text) => {
        let token: ReturnType<typeof toCustomerAccessToken> | undefined;
        try {
          token = toCustomerAccessToken(text, "`resolver`");
        } catch (error) {
          expect(inspect(error)).not.toContain(text);
          return;
        }
        expect(
          new Headers({ "x-bc-customer-access-token": token.value }).get("x-bc-customer-access-token"),
        ).toBe(text);
        expect(inspect(token, { showHidden: true, depth: 9 }) + JSON.stringify({ ...token })).not.toContain(
          text,
        );
      }),
    );
  });
});

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
