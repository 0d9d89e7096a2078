import { inspect } from "node:util";
import { decodeJwt } from "jose";
import { beforeEach, describe, expect, it, test, vi } from "vitest";
import * as z from "zod/mini";
import { connect, createFresh, customers, WhoAmI } from "../create-bigcommerce.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import type { BigCommerceOptions } from "../options.js";
import { createPrivate } from "../private-tokens.fixture.js";
import type { BigCommerceEvent } from "../telemetry/events.js";

runEmulator();

const clientSecret = "emulator-client-secret-for-local-use-only";
const account = { clientId: "emulator-client-id", clientSecret };
const cartPath = "/cart.php?action=loadInCheckout&id=7d1f&token=cart-secret";
const events: BigCommerceEvent[] = [];
beforeEach(() => events.splice(0));

const create = (options: Partial<BigCommerceOptions> = {}) =>
  createFresh({
    ...account,
    resolveCustomerId: () => customers.wholesale,
    onEvent: (event) => events.push(event),
    ...options,
  });

type Shop = ReturnType<typeof create>;

/** As the page of whoever is signed in has it. */
const stampOf = (options: Partial<BigCommerceOptions> = {}) => create(options).customerStamp();

const urlOf = async (shop: Shop, input: object = {}) =>
  shop.createCustomerLoginUrl({ redirectTo: cartPath, customerStamp: await shop.customerStamp(), ...input });

const claimsOf = (url: string) => decodeJwt(url.split("/login/token/")[1] ?? "");
const open = (url: string) => fetch(url, { redirect: "manual" });
const codeOf = async (answer: Response) => /<code>(\w+)<\/code>/.exec(await answer.text())?.[1];

const CreateCart = `mutation CreateCart {
  cart { createCart(input: { lineItems: [{ productEntityId: 113, quantity: 2 }] }) { cart { entityId } } }
}`;
const CreateUrls = `mutation CreateUrls($id: String!) {
  cart { createCartRedirectUrls(input: { cartEntityId: $id }) { redirectUrls { redirectedCheckoutUrl } } }
}`;
const Cart = z.object({
  cart: z.object({ createCart: z.object({ cart: z.object({ entityId: z.string() }) }) }),
});
const Urls = z.object({
  cart: z.object({
    createCartRedirectUrls: z.object({ redirectUrls: z.object({ redirectedCheckoutUrl: z.string() }) }),
  }),
});

async function redirectOfNewCart({ customer }: Shop): Promise<string> {
  const { cart } = Cart.parse(await customer.mutate(CreateCart));
  const { entityId } = cart.createCart.cart;
  const made = Urls.parse(await customer.mutate(CreateUrls, { id: entityId }));
  const { pathname, search } = new URL(made.cart.createCartRedirectUrls.redirectUrls.redirectedCheckoutUrl);
  return pathname + search;
}

/** A browser at BigCommerce, which keeps its newest cookie. */
async function visit(url: string, cookie = ""): Promise<string> {
  const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
  const next = answer.headers.get("location");
  if (next === null) return answer.text();
  return visit(new URL(next, url).href, answer.headers.get("set-cookie")?.split(";")[0] ?? cookie);
}

describe("at the emulator", () => {
  test("the customer is signed in there, and the checkout has the cart with that customer's prices", async () => {
    const shop = create();
    const page = await visit(await urlOf(shop, { redirectTo: await redirectOfNewCart(shop) }));
    expect(page).toContain("wholesale@example.com");
    expect(page).toContain("$36.80 each");
  });

  test("a URL works once", async () => {
    const url = await urlOf(create());
    const first = await open(url);
    expect([first.status, first.headers.get("location")]).toEqual([302, cartPath]);
    expect(await codeOf(await open(url))).toBe("used_before");
  });

  test("a URL works for 30 seconds", async () => {
    const url = await urlOf(create());
    emulator.clock.set({ offsetSeconds: 32 });
    expect(await codeOf(await open(url))).toBe("too_old");
  });

  test.each([-7200, 7200])(
    "a server whose clock is off by %i s makes URLs that work",
    async (offsetSeconds) => {
      emulator.clock.set({ offsetSeconds });
      const shop = create();
      await shop.customer.query(WhoAmI);
      expect((await open(await urlOf(shop))).status).toBe(302);
    },
  );

  test("a URL for another address than the shopper's is refused", async () => {
    const shop = create();
    expect((await open(await urlOf(shop, { requestIp: "127.0.0.1" }))).status).toBe(302);
    expect(await codeOf(await open(await urlOf(shop, { requestIp: "203.0.113.9" })))).toBe("wrong_ip");
  });

  test("a URL signed by another API account is refused", async () => {
    const shop = create({ clientSecret: "of-another-api-account" });
    expect(await codeOf(await open(await urlOf(shop)))).toBe("wrong_signature");
  });
});

describe("who is logged in", () => {
  it("is the customer that resolveCustomerId names, and nothing is sent for it", async () => {
    const url = await urlOf(create({ resolveCustomerId: async () => customers.retail }));
    expect(claimsOf(url)).toMatchObject({
      iss: "emulator-client-id",
      store_hash: "emulator",
      customer_id: customers.retail,
      redirect_to: cartPath,
    });
    expect(emulator.requests()).toEqual([]);
  });

  it("is nobody if nobody is signed in: onCustomerRequired may redirect", async () => {
    const shop = create({ resolveCustomerId: () => null });
    for (const customerStamp of [null, "", "of-somebody"])
      await expect(urlOf(shop, { customerStamp })).rejects.toMatchObject({ code: "customer_required" });
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/login;307;" });
    const onCustomerRequired = () => {
      throw redirect;
    };
    const sending = create({ resolveCustomerId: () => null, onCustomerRequired });
    await expect(urlOf(sending)).rejects.toBe(redirect);
  });

  it.each([null, ""])("is nobody for a form that was drawn for a guest: %o", async (customerStamp) => {
    const onCustomerRequired = vi.fn();
    const shop = create({ onCustomerRequired });
    await expect(urlOf(shop, { customerStamp })).rejects.toMatchObject({ code: "customer_required" });
    expect(onCustomerRequired).not.toHaveBeenCalled();
  });

  it("is nobody for a form of another customer, or with any other stamp", async () => {
    const ofRetail = await stampOf({ resolveCustomerId: () => customers.retail });
    const shop = create();
    for (const customerStamp of [ofRetail, "x", `${await shop.customerStamp()}x`])
      await expect(urlOf(shop, { customerStamp })).rejects.toMatchObject({ code: "customer_changed" });
  });

  it("is nobody without a stamp", async () => {
    const shop = create();
    for (const customerStamp of [undefined, 7, {}])
      await expect(urlOf(shop, { customerStamp })).rejects.toMatchObject({ code: "input_invalid" });
    const withoutKey: object = { redirectTo: cartPath };
    await expect(Reflect.apply(shop.createCustomerLoginUrl, shop, [withoutKey])).rejects.toMatchObject({
      code: "input_invalid",
    });
  });

  it("is nobody while a member of staff acts as a customer, whatever they may do in the shop, and the audit says so", async () => {
    const authorizeImpersonation = vi.fn(() => true);
    const view = { actor: "agent@shop", reason: "ticket 7", allowMutations: true };
    const shop = createBigCommerce({
      ...connect({ ...account, onEvent: (event) => events.push(event) }),
      resolveCustomerId: () => customers.wholesale,
      resolveImpersonation: () => ({ customerId: customers.retail, ...view }),
      authorizeImpersonation,
    });
    await expect(urlOf(shop)).rejects.toMatchObject({ code: "impersonation_refused" });
    expect(events).toEqual([
      {
        type: "impersonation",
        customerId: customers.retail,
        actor: "agent@shop",
        reason: "ticket 7",
        operationName: "createCustomerLoginUrl",
        operationKind: "mutation",
        correlationId: expect.any(String),
        outcome: "refused",
      },
    ]);
    expect(authorizeImpersonation).not.toHaveBeenCalled();
  });

  it("is nobody if the session does not answer in time", async () => {
    const shop = create({ timeoutMs: 100, resolveCustomerId: () => new Promise(() => {}) });
    await expect(urlOf(shop, { customerStamp: "any" })).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringContaining("resolveCustomerId"),
    });
  });
});

describe("where", () => {
  const several = { channelIds: [1, 2], storefrontUrl: "https://shop-{channelId}.example/store" };

  it.each([
    ["the default channel's storefront", {}, {}, "https://shop-1.example", 1],
    ["the storefront of channelId", {}, { channelId: 2 }, "https://shop-2.example", 2],
    ["that of the request's channel", { resolveChannelId: () => 2 }, {}, "https://shop-2.example", 2],
    ["checkoutUrl", { checkoutUrl: "https://checkout.example/" }, {}, "https://checkout.example", 1],
    [
      "checkoutUrl of the channel",
      { checkoutUrl: "https://{storeHash}-{channelId}.checkout.example" },
      { channelId: 2 },
      "https://emulator-2.checkout.example",
      2,
    ],
  ])("is %s", async (_, options, input, origin, channelId) => {
    const url = await urlOf(create({ ...several, ...options }), input);
    expect(url.startsWith(`${origin}/login/token/ey`)).toBe(true);
    expect(claimsOf(url).channel_id).toBe(channelId);
  });

  it.each([{ channelId: 3 }, { channelId: 0 }, { channelId: "1" }, { channelId: null }])(
    "is nowhere for %o",
    async (input) => {
      await expect(urlOf(create(several), input)).rejects.toMatchObject({ code: "input_invalid" });
    },
  );

  it.each([{ requestIp: "127.0.0.1, 203.0.113.9" }, { requestIp: "localhost" }, { requestIp: 7 }])(
    "is nowhere for the address in %o",
    async (input) => {
      await expect(urlOf(create(), input)).rejects.toMatchObject({
        code: "input_invalid",
        message: expect.stringContaining("`requestIp` is not one IP address"),
      });
    },
  );

  it("is only a path and query", async () => {
    const redirectTo = `https://shop.example${cartPath}`;
    const failed: unknown = await urlOf(create(), { redirectTo }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "input_invalid" });
    expect(inspect(failed, { depth: 9, showHidden: true })).not.toContain("cart-secret");
  });

  it.each([undefined, null, "/cart.php", []])("called with %o it says what it needs", async (input) => {
    const call = Reflect.apply(create().createCustomerLoginUrl, undefined, [input]);
    await expect(call).rejects.toMatchObject({
      code: "input_invalid",
      message: expect.stringContaining("{ redirectTo, customerStamp }"),
    });
  });
});

test("neither an event nor the instance holds the secret, the token or the cart", async () => {
  const shop = create({ resolveCustomerId: () => customers.retail });
  const url = await urlOf(shop);
  await open(url);
  await shop.customer.query(WhoAmI);
  const shown = inspect([events, shop], { depth: 9, showHidden: true });
  for (const secret of [clientSecret, "/login/token/", "cart-secret", url.slice(-43)])
    expect(shown).not.toContain(secret);
});

test("an instance for private tokens has no such method: its checkout knows the customer by itself", () => {
  expect("createCustomerLoginUrl" in createPrivate()).toBe(false);
});
