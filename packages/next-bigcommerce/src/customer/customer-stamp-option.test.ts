import { describe, expect, it } from "vitest";
import { connect, createFresh, customers, WhoAmI } from "../create-bigcommerce.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import { isBigCommerceError } from "../errors.js";
import type { MutationOptions } from "../storefront/public-types.js";

runEmulator();

const Rename = `mutation Rename($firstName: String!) {
  customer { updateCustomer(input: { firstName: $firstName }) { customer { firstName } } }
}`;
const Subscribe =
  'mutation Login { login(email: "retail@example.com", password: "emulator") { customer { entityId } } }';

const subject = {
  customerId: Number(customers.retail),
  actor: "agent@shop",
  reason: "ticket 7",
  allowMutations: true,
};

describe("the call option", () => {
  const signedIn = () => createFresh({ resolveCustomerId: () => customers.retail });
  const rename = { firstName: "Renamed" };

  it("present but undefined is input_invalid, and without the key nothing is compared", async () => {
    const bigcommerce = signedIn();
    const forgotten: object = { customerStamp: undefined };
    for (const scope of [bigcommerce.customer, bigcommerce.shopper, bigcommerce.guest])
      await expect(scope.mutate(Rename, rename, forgotten)).rejects.toMatchObject({ code: "input_invalid" });
    expect((await emulator.stats()).graphql).toBe(0);
    await expect(bigcommerce.customer.mutate(Rename, rename, {})).resolves.toBeDefined();
  });

  it("is refused for a query, and at compile time", async () => {
    const { customer } = signedIn();
    // @ts-expect-error a query takes no stamp
    const call: Parameters<typeof customer.query>[2] = { customerStamp: "" };
    await expect(customer.query(WhoAmI, {}, call)).rejects.toMatchObject({ code: "input_invalid" });
    // @ts-expect-error a forgotten field
    const forgotten: MutationOptions = { customerStamp: undefined };
    expect(forgotten).toHaveProperty("customerStamp");
  });

  it("as a guest only a guest's is taken", async () => {
    const bigcommerce = signedIn();
    const customerStamp = await bigcommerce.customerStamp();
    const asGuest = (stamp: string | null) =>
      bigcommerce.guest.mutate(Subscribe, {}, { customerStamp: stamp });
    await expect(asGuest(customerStamp)).rejects.toMatchObject({ code: "input_invalid" });
    await expect(asGuest(null)).resolves.toBeDefined();
    await expect(asGuest("")).resolves.toBeDefined();
  });

  it("with nobody signed in, onCustomerRequired comes first", async () => {
    const login = new Error("to the login page");
    const onCustomerRequired = () => {
      throw login;
    };
    const { customer } = createFresh({ resolveCustomerId: () => null, onCustomerRequired });
    await expect(customer.mutate(Rename, rename, { customerStamp: "x".repeat(43) })).rejects.toBe(login);
  });

  it("of impersonate() is that of the actor's staff view, and a refusal is on the audit", async () => {
    const outcomes: string[] = [];
    let view: typeof subject | null = subject;
    const bigcommerce = createBigCommerce({
      ...connect(),
      resolveImpersonation: () => view,
      authorizeImpersonation: () => true,
      onEvent: (event) => {
        if (event.type === "impersonation") outcomes.push(event.outcome);
      },
    });
    const customerStamp = await bigcommerce.customerStamp();
    view = null;
    const { customerId, ...options } = subject;
    const rename = (id: number, actor = options.actor) =>
      bigcommerce
        .impersonate(id, { ...options, actor })
        .mutate(Rename, { firstName: "Renamed" }, { customerStamp });
    await expect(rename(customerId)).resolves.toBeDefined();
    await expect(rename(customers.wholesale)).rejects.toMatchObject({ code: "customer_changed" });
    await expect(rename(customerId, "other@shop")).rejects.toMatchObject({ code: "customer_changed" });
    expect(outcomes).toEqual(["allowed", "refused", "refused"]);
  });

  it("says the same whoever it was, and is not for a second try", async () => {
    const { customer } = signedIn();
    const refuse = async (customerStamp: string | null) => {
      const error: unknown = await customer
        .mutate(Rename, rename, { customerStamp })
        .catch((thrown) => thrown);
      if (!isBigCommerceError(error)) throw error;
      return error;
    };
    const [guests, madeUp] = [await refuse(null), await refuse("x".repeat(43))];
    expect(guests).toMatchObject({ code: "customer_changed", retryable: false, status: undefined });
    expect(madeUp.message).toBe(guests.message);
    expect(guests.message).not.toMatch(/\d/);
  });
});
