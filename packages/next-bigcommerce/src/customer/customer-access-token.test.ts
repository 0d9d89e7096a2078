import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WhoAmI } from "../create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import { getErrorCode } from "../errors.js";
import {
  asCustomer,
  createImpersonating,
  createPrivate,
  Logout,
  Prices,
  signIn,
} from "../private-tokens.fixture.js";
import type { GraphQLServerVariable } from "../routes/graphql/options.js";
import { createGraphQLRoute } from "../routes/graphql/route.js";
import { toCustomerAccessToken } from "./customer-access-token.js";

runEmulator();

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

it("of an object, both parts of what resolveCustomerAccessToken returns are checked, and neither is shown", async () => {
  const secret = "a-customer-access-token";
  for (const [session, code] of [
    [{ value: secret }, "customer_id_invalid"],
    [{ value: secret, customerId: "1043" }, "customer_id_invalid"],
    [{ value: "two words", customerId: 1043 }, "input_invalid"],
    [{ customerId: 1043 }, "input_invalid"],
    [{ value: 1043, customerId: secret }, "input_invalid"],
    [[secret], "input_invalid"],
  ] as const) {
    const bigcommerce = createPrivate({ resolveCustomerAccessToken: () => session });
    for (const call of [bigcommerce.customerStamp(), bigcommerce.shopper.query(WhoAmI)]) {
      const error = await call.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code });
      for (const known of [secret, "two words", "1043"]) expect(String(error)).not.toContain(known);
    }
  }
});
