import { beforeEach, describe, expect, it } from "vitest";
import { resetProcessState } from "../connection.fixture.js";
import { connect, createFresh, customers, Login, WhoAmI } from "../create-bigcommerce.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import type { BigCommerceEvent } from "../telemetry/events.js";
import type { AuthorizeImpersonation } from "./impersonation.js";

runEmulator();

describe("impersonate", () => {
  const audit: BigCommerceEvent[] = [];
  const createWith = (authorizeImpersonation: AuthorizeImpersonation) => {
    resetProcessState();
    const onEvent = (event: BigCommerceEvent) => audit.push(event);
    return createBigCommerce({ ...connect({ onEvent }), authorizeImpersonation });
  };
  const create = (allowed: boolean) => createWith(() => allowed);
  const impersonations = () => audit.filter(({ type }) => type === "impersonation");
  beforeEach(() => audit.splice(0));

  it("an allowed agent sees what the customer sees, and the audit event says who, why and what", async () => {
    const agent = create(true).impersonate(customers.retail, { actor: "agent@shop", reason: "ticket 7" });
    expect(await agent.query(WhoAmI)).toMatchObject({ customer: { email: "retail@example.com" } });
    const event = audit.find(({ type }) => type === "impersonation");
    expect(event).toMatchObject({
      customerId: customers.retail,
      actor: "agent@shop",
      reason: "ticket 7",
      operationName: "WhoAmI",
      outcome: "allowed",
      correlationId: (await emulator.requests()).at(-1)?.headers["x-correlation-id"],
    });
    expect(impersonations()).toHaveLength(1);
  });

  it.each([
    () => {
      throw new TypeError("permissions unavailable");
    },
    () => Promise.reject(new TypeError("permissions unavailable")),
  ])(
    "an authorizer that throws refuses, the event says so, and its error passes through",
    async (authorize) => {
      const agent = createWith(authorize).impersonate(customers.retail, { actor: "agent@shop", reason: "t" });
      await expect(agent.query(WhoAmI)).rejects.toThrow(new TypeError("permissions unavailable"));
      expect(impersonations()).toMatchObject([{ outcome: "refused", operationName: "WhoAmI" }]);
      expect((await emulator.stats()).graphql).toBe(0);
    },
  );

  it("a refused agent sees nothing, and the event says so", async () => {
    const agent = create(false).impersonate(customers.retail, { actor: "agent@shop", reason: "curious" });
    await expect(agent.query(WhoAmI)).rejects.toMatchObject({ code: "impersonation_refused" });
    expect(audit).toContainEqual(expect.objectContaining({ type: "impersonation", outcome: "refused" }));
    expect((await emulator.stats()).graphql).toBe(0);
  });

  it("mutations are refused unless allowMutations", async () => {
    const agent = create(true).impersonate(customers.retail, { actor: "agent@shop", reason: "ticket 7" });
    await expect(agent.mutate(Login)).rejects.toMatchObject({ code: "mutation_refused" });
    expect(impersonations()).toMatchObject([
      {
        actor: "agent@shop",
        reason: "ticket 7",
        customerId: customers.retail,
        operationName: "Login",
        operationKind: "mutation",
        outcome: "refused",
      },
    ]);
    expect((await emulator.stats()).graphql).toBe(0);
  });

  it("does not exist without authorizeImpersonation", () => {
    expect("impersonate" in createFresh()).toBe(false);
  });

  it("an actor and a reason are required", async () => {
    const agent = create(true).impersonate(customers.retail, { actor: " ", reason: "ticket 7" });
    await expect(agent.query(WhoAmI)).rejects.toMatchObject({ code: "input_invalid" });
  });

  it.each(["a@shop\nb@shop", "a@shop\r", "a\u2028b", "a\u0000b", "\u001b[2Ka@shop", "a\u0085b"])(
    "the actor %j could begin another entry of the audit trail, and is refused",
    async (actor) => {
      const agent = create(true).impersonate(customers.retail, { actor, reason: "ticket 7" });
      const error: unknown = await agent.query(WhoAmI).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "input_invalid", message: expect.stringContaining("`actor`") });
      expect(audit).toEqual([]);
    },
  );

  it("an actor may have letters of any alphabet, and a reason several lines", async () => {
    const subject = { actor: "Zoë 山田 <zoe@shop>", reason: "ticket 7\nthe customer called" };
    const agent = create(true).impersonate(customers.retail, subject);
    expect(await agent.query(WhoAmI)).toMatchObject({ customer: { email: "retail@example.com" } });
  });
});
