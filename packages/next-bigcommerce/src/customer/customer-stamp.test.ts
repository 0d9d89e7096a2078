import { beforeEach, describe, expect, it } from "vitest";
import type { ImpersonatingBigCommerce, PrivateBigCommerce } from "../bigcommerce.js";
import { resetProcessState } from "../connection.fixture.js";
import { connect, createFresh, customers } from "../create-bigcommerce.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import { createPrivate, signIn } from "../private-tokens.fixture.js";
import type { BigCommerceEvent } from "../telemetry/events.js";

runEmulator();

const Rename = `mutation Rename($firstName: String!) {
  customer { updateCustomer(input: { firstName: $firstName }) { customer { firstName } } }
}`;

type Instance = ImpersonatingBigCommerce | PrivateBigCommerce;

/** One browser: all its tabs share a session, and so an instance that answers for whoever is in it now. */
interface Browser {
  readonly bigcommerce: Instance;
  readonly states: Readonly<Record<string, () => void>>;
}

const subject = {
  customerId: Number(customers.retail),
  actor: "agent@shop",
  reason: "ticket 7",
  allowMutations: true,
};
const audit: BigCommerceEvent[] = [];
beforeEach(() => audit.splice(0));

function openImpersonating(): Browser {
  resetProcessState();
  let customerId: number | null = null;
  let view: typeof subject | null = null;
  const become =
    (next: number | null, staff: typeof subject | null = null) =>
    () => {
      customerId = next;
      view = staff;
    };
  const bigcommerce = createBigCommerce({
    ...connect(),
    resolveCustomerId: () => customerId,
    resolveImpersonation: () => view,
    authorizeImpersonation: () => true,
    onEvent: (event) => audit.push(event),
  });
  return {
    bigcommerce,
    states: {
      "a guest": become(null),
      "one customer": become(customers.retail),
      "another customer": become(customers.wholesale),
      "a staff view of the same customer": become(null, subject),
      "a staff view of another customer": become(null, { ...subject, customerId: customers.wholesale }),
      "another actor's staff view": become(null, { ...subject, actor: "other@shop" }),
    },
  };
}

async function openPrivate(toSession: (signedIn: Awaited<ReturnType<typeof signIn>>) => unknown) {
  const [one, again, another] = await Promise.all(
    ["retail@example.com", "retail@example.com", "wholesale@example.com"].map(signIn),
  );
  if (one === undefined || again === undefined || another === undefined) throw new Error("nobody signed in");
  let session: unknown = null;
  const become = (next: unknown) => () => {
    session = next;
  };
  return {
    bigcommerce: createPrivate({ resolveCustomerAccessToken: async () => session }),
    states: {
      "a guest": become(null),
      "one customer": become(toSession(one)),
      "the customer signed in again": become(toSession(again)),
      "another customer": become(toSession(another)),
    },
  };
}

/** Draws a form in each state and sends it in each: which pairs went through, and that nothing else was sent. */
async function passes({ bigcommerce, states }: Browser, scope: "customer" | "shopper") {
  const passed: string[] = [];
  for (const [drawnFor, becomeFirst] of Object.entries(states)) {
    for (const [sentBy, becomeThen] of Object.entries(states)) {
      becomeFirst();
      const customerStamp = await bigcommerce.customerStamp();
      becomeThen();
      const before = (await emulator.stats()).graphql;
      const code = await bigcommerce[scope]
        .mutate(Rename, { firstName: "Renamed" }, { customerStamp })
        .then(() => "ok")
        .catch((error) => error.code);
      const sent = (await emulator.stats()).graphql - before;
      // What BigCommerce says to it is another matter: a guest cannot be renamed, and an older token may have ended.
      if (sent === 1) passed.push(`${drawnFor} -> ${sentBy}`);
      else {
        const refusal =
          scope === "customer" && sentBy === "a guest" ? "customer_required" : "customer_changed";
        expect([drawnFor, sentBy, code, sent]).toEqual([drawnFor, sentBy, refusal, 0]);
      }
    }
  }
  return passed;
}

describe("a form of one tab, sent after another tab changed the session, reaches BigCommerce only for the same", () => {
  const same = (states: object) => Object.keys(states).map((state) => `${state} -> ${state}`);
  const withoutGuest = (pairs: readonly string[]) => pairs.filter((pair) => !pair.startsWith("a guest"));

  it("customer, guest, actor and staff view, with impersonation tokens", async () => {
    const browser = openImpersonating();
    expect(await passes(browser, "shopper")).toEqual(same(browser.states));
    expect(await passes(browser, "customer")).toEqual(withoutGuest(same(browser.states)));
  });

  it("access token, with private tokens", async () => {
    const browser = await openPrivate(({ accessToken }) => accessToken);
    expect(await passes(browser, "shopper")).toEqual(same(browser.states));
    expect(await passes(browser, "customer")).toEqual(withoutGuest(same(browser.states)));
  });

  it("customer, with private tokens whose session has the id", async () => {
    const browser = await openPrivate(({ accessToken, customerId }) => ({ value: accessToken, customerId }));
    const again = [
      "one customer -> the customer signed in again",
      "the customer signed in again -> one customer",
    ];
    const expected = [...same(browser.states), ...again].sort();
    expect((await passes(browser, "shopper")).sort()).toEqual(expected);
    expect((await passes(browser, "customer")).sort()).toEqual(withoutGuest(expected));
  });
});

describe("customerStamp()", () => {
  it("sends nothing to BigCommerce, and mints no token", async () => {
    const { bigcommerce, states } = openImpersonating();
    for (const become of Object.values(states)) {
      become();
      await bigcommerce.customerStamp();
    }
    expect(await emulator.stats()).toMatchObject({ graphql: 0, tokens: { impersonation: 0 } });
    expect(audit).toEqual([]);
  });

  it("does not ask authorizeImpersonation, and checks what resolveImpersonation returns", async () => {
    const asked: unknown[] = [];
    const create = (view: typeof subject) =>
      createBigCommerce({
        ...connect(),
        resolveImpersonation: () => view,
        authorizeImpersonation: (request) => asked.push(request) > 0,
      });
    expect(await create(subject).customerStamp()).toMatch(/^[\w-]{43}$/);
    expect(asked).toEqual([]);
    const invalid = { ...subject, customerId: 0 };
    await expect(create(invalid).customerStamp()).rejects.toMatchObject({ code: "customer_id_invalid" });
    const twoLines = { ...subject, actor: "a\nb" };
    await expect(create(twoLines).customerStamp()).rejects.toMatchObject({ code: "input_invalid" });
  });

  it("fails like a query with what the session holds, and within its own time", async () => {
    const invalid = createFresh({ resolveCustomerId: () => "1043" });
    await expect(invalid.customerStamp()).rejects.toMatchObject({ code: "customer_id_invalid" });
    await expect(createFresh().customerStamp()).rejects.toMatchObject({ code: "configuration_missing" });
    const hanging = createFresh({ resolveCustomerId: () => new Promise(() => {}) });
    await expect(hanging.customerStamp({ timeoutMs: 100 })).rejects.toMatchObject({ code: "timeout" });
    await expect(hanging.customerStamp({ timeoutMs: 1 })).rejects.toMatchObject({ code: "input_invalid" });
    await expect(hanging.customerStamp({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "aborted",
    });
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), {
      digest: "NEXT_REDIRECT;replace;/login;307;",
    });
    const redirecting = createFresh({ resolveCustomerId: () => Promise.reject(redirect) });
    await expect(redirecting.customerStamp()).rejects.toBe(redirect);
  });
});
