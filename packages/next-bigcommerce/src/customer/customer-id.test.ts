import { describe, expect, it } from "vitest";
import {
  createFresh,
  customers,
  minted,
  OrdersQuery,
  Products,
  WhoAmI,
} from "../create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "../emulator.fixture.js";

runEmulator();

describe("the customer", () => {
  it("each customer sees their own orders, through one token for all", async () => {
    let customerId: number | null = null;
    const bigcommerce = createFresh({ resolveCustomerId: () => customerId });
    const answers: unknown[] = [];
    for (customerId of [customers.wholesale, customers.retail, customers.new]) {
      answers.push(await bigcommerce.customer.query(OrdersQuery, { first: 5 }));
    }
    expect(answers).toMatchObject([
      { customer: { entityId: customers.wholesale, email: "wholesale@example.com" } },
      { customer: { entityId: customers.retail, email: "retail@example.com" } },
      { customer: { entityId: customers.new, orders: { edges: [] } } },
    ]);
    expect(await minted()).toBe(1);
  });

  it("300 concurrent cold queries mint one token and each is answered", async () => {
    // A busy machine takes longer for so many at once than the default allows.
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail, timeoutMs: 50_000 });
    const answers = await Promise.all(Array.from({ length: 300 }, () => bigcommerce.customer.query(WhoAmI)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await minted()).toBe(1);
  });

  it("a wholesale shopper, a retail shopper and a guest see the prices of their group", async () => {
    let customerId: number | null = customers.wholesale;
    const bigcommerce = createFresh({ resolveCustomerId: () => customerId });
    const wholesale = JSON.stringify(await bigcommerce.shopper.query(Products));
    customerId = customers.retail;
    const retail = JSON.stringify(await bigcommerce.shopper.query(Products));
    customerId = null;
    const guest = JSON.stringify(await bigcommerce.shopper.query(Products));
    expect(wholesale).not.toBe(retail);
    expect(guest).toBe(retail);
    expect(JSON.stringify(await bigcommerce.guest.query(Products))).toBe(guest);
  });

  it.each([null, undefined])(
    "%s means signed out: customer_required, and nothing is sent",
    async (nobody) => {
      const bigcommerce = createFresh({ resolveCustomerId: () => nobody });
      await expect(bigcommerce.customer.query(WhoAmI)).rejects.toMatchObject({ code: "customer_required" });
      expect((await emulator.stats()).graphql).toBe(0);
    },
  );

  it("without a resolver it is configuration_missing, and nothing is sent", async () => {
    const bigcommerce = createFresh();
    for (const scope of [bigcommerce.customer, bigcommerce.shopper]) {
      await expect(scope.query(WhoAmI)).rejects.toMatchObject({ code: "configuration_missing" });
    }
    expect((await emulator.stats()).graphql).toBe(0);
  });

  it.each([0, -1, 1.5, "12", Number.NaN, {}, true, 2 ** 53])(
    "%s is not a valid customer id, and never counts as a guest",
    async (wrong) => {
      const bigcommerce = createFresh({ resolveCustomerId: () => wrong });
      for (const scope of [bigcommerce.customer, bigcommerce.shopper]) {
        await expect(scope.query(WhoAmI)).rejects.toMatchObject({ code: "customer_id_invalid" });
      }
      expect((await emulator.stats()).graphql).toBe(0);
    },
  );

  it("what resolveCustomerId and onCustomerRequired throw passes through untouched", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), {
      digest: "NEXT_REDIRECT;replace;/login;307;",
    });
    const fail = () => {
      throw redirect;
    };
    const unresolved = createFresh({ resolveCustomerId: fail }).customer.query(WhoAmI);
    await expect(unresolved).rejects.toBe(redirect);
    const required = createFresh({ resolveCustomerId: () => null, onCustomerRequired: fail }).customer.query(
      WhoAmI,
    );
    await expect(required).rejects.toBe(redirect);
  });

  it("the resolver gets the store, so that a session of another store counts as signed out", async () => {
    const stores: string[] = [];
    const resolveCustomerId = ({ storeHash }: { storeHash: string }) => {
      stores.push(storeHash);
      return customers.retail;
    };
    await createFresh({ resolveCustomerId }).customer.query(WhoAmI);
    expect(stores).toEqual(["emulator"]);
  });
});
