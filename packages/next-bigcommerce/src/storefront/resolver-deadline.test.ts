import { beforeEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../config/config.js";
import { createImpersonationGuard } from "../customer/impersonation.js";
import { createCustomerResolver, type SessionResolver } from "../customer/resolve.js";
import { CustomerStamps } from "../customer/stamp.js";
import { BigCommerceError } from "../errors.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { StorefrontClient } from "./client.js";
import type { CallOptions } from "./public-types.js";

const never = () => new Promise<never>(() => {});
const subject = { customerId: 1043, actor: "agent@shop", reason: "ticket 7" };

interface Resolvers {
  readonly resolveCustomerId?: SessionResolver;
  readonly resolveCustomerAccessToken?: SessionResolver;
  readonly resolveChannelId?: () => unknown;
  readonly resolveClientIp?: () => unknown;
  readonly resolveImpersonation?: () => Promise<typeof subject | null>;
  readonly authorizeImpersonation?: () => Promise<boolean>;
  readonly onCustomerRequired?: () => unknown;
  /** With it, BigCommerce has ended the session. */
  readonly onCustomerSignedOut?: () => unknown;
}

let clock: FakeClock;
let audit: string[];
beforeEach(() => {
  clock = createFakeClock();
  audit = [];
});

/** A customer's scope that sends nothing. */
function createScope(resolvers: Resolvers, memo = new Map<string, unknown>()) {
  const { onCustomerRequired, onCustomerSignedOut } = resolvers;
  return createClient(resolvers, memo).scope(
    { scope: "customer" },
    { onCustomerRequired, onCustomerSignedOut },
  );
}

/** `resolvers` are the app's own, and one render remembers in `memo`. */
function createClient(resolvers: Resolvers, memo: Map<string, unknown>) {
  const { resolveCustomerAccessToken, resolveCustomerId = () => 1043 } = resolvers;
  const pass = async () => {};
  const config = readConfig({ storeHash: "abc123", accessToken: "access-token", channelIds: [1] }, {});
  const stamps = () => new CustomerStamps({ storeHash: "abc123", secrets: ["access-token"] });
  const { onCustomerSignedOut } = resolvers;
  const toError = () => new BigCommerceError("customer_signed_out", "ended");
  const ended = { data: null, errors: [{ message: "ended" }], isSignedOut: true, toError };
  const request = async () => {
    if (onCustomerSignedOut !== undefined) return ended;
    throw new Error("sent");
  };
  return new StorefrontClient({
    withEngine: (work) => work({ config, request, stamps }),
    clock,
    enterRequest: pass,
    enterPublic: pass,
    readRenderMemo: () => memo,
    customer: createCustomerResolver(
      resolveCustomerAccessToken === undefined
        ? { resolveCustomerId }
        : { tokenKind: "private", resolveCustomerAccessToken },
    ),
    resolveChannelId: resolvers.resolveChannelId,
    resolveClientIp: resolvers.resolveClientIp,
    resolveImpersonation: resolvers.resolveImpersonation,
    guardImpersonation: createImpersonationGuard({
      authorize: resolvers.authorizeImpersonation,
      emit: (event) => audit.push(event.type === "impersonation" ? event.outcome : event.type),
    }),
  });
}

/** Asks for a name, and notes how the call ended; "pending" until it has. */
async function ask(scope: ReturnType<typeof createScope>, call: Pick<CallOptions, "timeoutMs" | "signal">) {
  const outcome: { error: unknown } = { error: "pending" };
  scope.query("query Name { customer { firstName } }", {}, call).catch((error: unknown) => {
    outcome.error = error;
  });
  await clock.settle();
  return outcome;
}

const hanging: [string, Resolvers][] = [
  ["resolveCustomerId", { resolveCustomerId: never }],
  ["resolveCustomerAccessToken", { resolveCustomerAccessToken: never }],
  ["resolveChannelId", { resolveChannelId: never }],
  ["resolveClientIp", { resolveClientIp: never }],
  ["resolveImpersonation", { resolveImpersonation: never }],
  ["authorizeImpersonation", { resolveImpersonation: async () => subject, authorizeImpersonation: never }],
];

describe.each(hanging)("%s that never answers", (name, resolvers) => {
  test("ends the call at its deadline, with a timeout that names it", async () => {
    const call = await ask(createScope(resolvers), { timeoutMs: 1000 });
    await clock.pass(999);
    expect(call.error).toBe("pending");
    await clock.pass(1);
    expect(call.error).toMatchObject({ code: "timeout", retryable: true });
    expect(String(call.error)).toContain(`\`${name}\` did not finish within 1000 ms`);
  });

  test("ends the call when its caller leaves", async () => {
    const leaving = new AbortController();
    const call = await ask(createScope(resolvers), { signal: leaving.signal });
    expect(call.error).toBe("pending");
    leaving.abort();
    await clock.settle();
    expect(call.error).toMatchObject({ code: "aborted" });
  });
});

test("an impersonation whose authorization never ends is audited as refused", async () => {
  await ask(createScope({ resolveImpersonation: async () => subject, authorizeImpersonation: never }), {});
  await clock.pass(10_000);
  expect(audit).toEqual(["refused"]);
});

test("two calls of one render share a resolver, and each keeps to its own deadline", async () => {
  let calls = 0;
  let answer = (_customerId: number) => {};
  const resolveCustomerId = () => {
    calls += 1;
    return new Promise<number>((resolve) => {
      answer = resolve;
    });
  };
  const scope = createScope({ resolveCustomerId }, new Map());
  const impatient = await ask(scope, { timeoutMs: 1000 });
  const patient = await ask(scope, { timeoutMs: 5000 });
  await clock.pass(1000);
  expect([impatient.error, patient.error]).toMatchObject([{ code: "timeout" }, "pending"]);
  answer(1043);
  await clock.settle();
  expect(patient.error).toMatchObject({ message: "sent" });
  expect(calls).toBe(1);
});

test("stamps of one render ask each resolver once, and each keeps to its own deadline", async () => {
  const asked: string[] = [];
  const answerLater = (name: string) => () => {
    asked.push(name);
    return clock.sleep(800).then(() => null);
  };
  const resolvers = {
    resolveImpersonation: answerLater("impersonation"),
    resolveCustomerId: answerLater("customer"),
  };
  const client = createClient(resolvers, new Map());
  const impatient = client.customerStamp({ timeoutMs: 1000 }).catch((error: unknown) => error);
  const patient = [client.customerStamp(), client.customerStamp({ timeoutMs: 5000 })];
  await clock.settle();
  await clock.pass(1000);
  expect(await impatient).toMatchObject({
    code: "timeout",
    message: expect.stringContaining("resolveCustomerId"),
  });
  await clock.pass(600);
  expect(await Promise.all(patient)).toEqual([null, null]);
  expect(asked).toEqual(["impersonation", "customer"]);
});

test("what a resolver throws late passes untouched before the deadline, and disturbs nobody after it", async () => {
  const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/login;307;" });
  const resolveCustomerId = () =>
    clock.sleep(500).then(() => {
      throw redirect;
    });
  const patient = await ask(createScope({ resolveCustomerId }), { timeoutMs: 1000 });
  const impatient = await ask(createScope({ resolveCustomerId }), { timeoutMs: 200 });
  await clock.pass(500);
  expect(patient.error).toBe(redirect);
  expect(impatient.error).toMatchObject({ code: "timeout" });
});

const hooks: [string, (hook: () => unknown) => Resolvers, string][] = [
  [
    "onCustomerRequired",
    (onCustomerRequired) => ({ onCustomerRequired, resolveCustomerId: () => clock.sleep(900) }),
    "customer_required",
  ],
  [
    "onCustomerSignedOut",
    (onCustomerSignedOut) => ({
      onCustomerSignedOut,
      resolveCustomerId: () => clock.sleep(900).then(() => 1),
    }),
    "customer_signed_out",
  ],
];

describe.each(hooks)("%s", (name, resolversWith, code) => {
  test("has timeoutMs for itself, whatever the call has used up", async () => {
    const call = await ask(createScope(resolversWith(() => clock.sleep(999))), { timeoutMs: 1000 });
    await clock.pass(1898);
    expect(call.error).toBe("pending");
    await clock.pass(1);
    expect(call.error).toMatchObject({ code });
  });

  test("that never ends is a timeout that names it", async () => {
    const call = await ask(createScope(resolversWith(never)), { timeoutMs: 1000 });
    await clock.pass(1899);
    expect(call.error).toBe("pending");
    await clock.pass(1);
    expect(call.error).toMatchObject({ code: "timeout", retryable: true });
    expect(String(call.error)).toContain(`\`${name}\` did not finish within 1000 ms`);
  });

  test("redirects untouched, at once and late", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), {
      digest: "NEXT_REDIRECT;replace;/login;307;",
    });
    const throwIt = () => {
      throw redirect;
    };
    for (const hook of [throwIt, async () => throwIt(), () => clock.sleep(999).then(throwIt)]) {
      const call = await ask(createScope(resolversWith(hook)), { timeoutMs: 1000 });
      await clock.pass(1900);
      expect(call.error).toBe(redirect);
    }
  });

  test("ends when its caller leaves", async () => {
    const leaving = new AbortController();
    const call = await ask(createScope(resolversWith(never)), { signal: leaving.signal });
    await clock.pass(950);
    leaving.abort();
    await clock.settle();
    expect(call.error).toMatchObject({ code: "aborted" });
  });
});

test("a resolver that answers at once starts no timer", async () => {
  const startTimer = vi.spyOn(clock, "startTimer");
  const call = await ask(createScope({ resolveCustomerId: () => 1043, resolveChannelId: () => 1 }), {});
  expect(call.error).toMatchObject({ message: "sent" });
  expect(startTimer).not.toHaveBeenCalled();
});
