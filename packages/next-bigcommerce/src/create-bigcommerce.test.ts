import { inspect } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { resetProcessState } from "./connection.fixture.js";
import {
  connect,
  createFresh,
  customers,
  emulator,
  Login,
  minted,
  OrdersQuery,
  Products,
  runEmulator,
  WhoAmI,
} from "./create-bigcommerce.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import type { AuthorizeImpersonation } from "./customer/impersonation.js";
import { getErrorCode } from "./errors.js";
import { readGlobal } from "./process-state.js";
import type { BigCommerceEvent } from "./telemetry/events.js";

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

describe("what is sent", () => {
  // What undici adds of itself, the last two because of `cache: "no-store"`.
  const addedByFetch = ["sec-fetch-mode", "cache-control", "pragma"];
  it.each([
    ["by the package's own transport", {}, []],
    ["by a passed-in fetch", { fetch: globalThis.fetch }, addedByFetch],
  ] as const)("only headers of the allow-list, %s", async (_name, transport, added) => {
    const bigcommerce = createFresh({
      ...transport,
      resolveCustomerId: () => customers.retail,
      resolveClientIp: () => "203.0.113.7",
      trustedProxySecret: "proxy-secret",
    });
    await bigcommerce.customer.query(WhoAmI, {}, { locale: "fr-CA" });
    const request = (await emulator.requests()).at(-1);
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual(
      [
        ...new Set([
          ...added,
          "accept",
          "accept-encoding",
          "accept-language",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "true-client-ip",
          "user-agent",
          "x-bc-customer-id",
          "x-bc-trusted-proxy-secret",
          "x-correlation-id",
        ]),
      ].sort(),
    );
    expect(request).toMatchObject({ customerId: customers.retail, operationName: "WhoAmI" });
  });

  it.each(["203.0.113.7, 10.0.0.1", "localhost", "", 7])("%j is no client address", async (address) => {
    const resolveClientIp = () => address as string;
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail, resolveClientIp });
    await expect(bigcommerce.customer.query(WhoAmI)).rejects.toMatchObject({ code: "input_invalid" });
  });

  it.each([
    [{ channelId: 7 }, /channel 7.*only for 1/],
    [{ locale: "fr\r\nx-evil: 1" }, /language tag/],
    [{ timeoutMs: 5 }, /timeoutMs/],
    [JSON.parse('{"signal":5}'), /signal/],
  ])("%o is refused before anything is sent", async (call, reason) => {
    await expect(createFresh().guest.query(Products, {}, call)).rejects.toThrow(reason);
    expect((await emulator.stats()).graphql).toBe(0);
  });
});

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
});

describe("the token", () => {
  it("no way of printing shows it", async () => {
    const bigcommerce = createFresh();
    const held = await bigcommerce.getImpersonationToken();
    const texts = [
      inspect(held, { showHidden: true }),
      JSON.stringify(held),
      JSON.stringify({ ...held }),
      inspect(bigcommerce, { depth: 9 }),
      inspect(readGlobal(Symbol.for("next-bigcommerce@1")), { depth: 9 }),
    ];
    expect(texts.map((text) => text.includes(held.token))).toEqual(texts.map(() => false));
  });

  it("createImpersonationToken makes a new one each time and refuses a wrong unit before anything is sent", async () => {
    const bigcommerce = createFresh();
    const expiresAt = Math.floor(Date.now() / 1000) + 600;
    const first = await bigcommerce.createImpersonationToken({ expiresAt, channelId: 1 });
    const second = await bigcommerce.createImpersonationToken({ expiresAt, channelIds: [1, 2] });
    expect(first.token === second.token).toBe(false);
    expect(await minted()).toBe(2);
    await expect(
      bigcommerce.createImpersonationToken({ expiresAt: Date.now(), channelId: 1 }),
    ).rejects.toThrow(/milliseconds/);
    expect(await minted()).toBe(2);
  });

  it("revokeImpersonationToken evicts it here and revokes it at BigCommerce", async () => {
    const bigcommerce = createFresh();
    const { token } = await bigcommerce.getImpersonationToken();
    expect(await bigcommerce.revokeImpersonationToken()).toEqual({ revoked: true });
    expect(bigcommerce.tokenStatus().state).toBe("empty");
    expect((await emulator.stats()).revocations).toBe(1);
    expect((await bigcommerce.getImpersonationToken()).token === token).toBe(false);
    expect(await createFresh().revokeImpersonationToken()).toEqual({ revoked: false });
  });

  it("tokenStatus returns its age and expiry, and sends nothing", async () => {
    const bigcommerce = createFresh();
    expect(bigcommerce.tokenStatus()).toMatchObject({ state: "empty", generation: 0 });
    await bigcommerce.getImpersonationToken();
    expect(bigcommerce.tokenStatus()).toMatchObject({
      state: "valid",
      generation: 1,
      counters: { mints: 1 },
    });
    expect(await minted()).toBe(1);
  });
});

it("problems of the configuration are thrown at first use, all at once, and never at creation", async () => {
  const bigcommerce = createBigCommerce({
    storeHash: "UPPER",
    apiUrl: "ftp://x",
    accessToken: "a b",
    channelIds: [],
  });
  const error = await bigcommerce.guest.query(Products).catch((thrown: unknown) => thrown);
  expect(getErrorCode(error)).toBe("configuration_invalid");
  for (const name of ["storeHash", "apiUrl", "accessToken", "channelIds"])
    expect(String(error)).toContain(name);
});

it("what onEvent throws reaches no caller", async () => {
  const onEvent = () => {
    throw new Error("a listener's fault");
  };
  await expect(createFresh({ onEvent }).guest.query(Products)).resolves.toBeDefined();
  const onEventLater = async () => {
    throw new Error("a listener's later fault");
  };
  await expect(createFresh({ onEvent: onEventLater }).guest.query(Products)).resolves.toBeDefined();
});
