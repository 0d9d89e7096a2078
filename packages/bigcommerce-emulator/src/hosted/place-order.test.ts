import { request } from "node:http";
import { expect, test } from "vitest";
import { z } from "zod";
import { hostedBrowser, loginClaims, loginJwt } from "../../test/customer-login.js";
import { mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { newId, retailId, valueAt } from "../../test/execute-storefront.js";
import { managementCaller } from "../../test/management-calls.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";
import type { Emulator } from "../index.js";

const emulator = emulatorForEachTest();

async function shop(customerId: number | null, on: Emulator = emulator, path = "/graphql", productId = 113) {
  const token = await mintToken(on);
  const headers: Record<string, string> =
    customerId === null ? {} : { "x-bc-customer-id": String(customerId) };
  const ask = async (query: string) => {
    const { data, messages } = await readGraphql(await postGraphql(on, { token, path, headers, query }));
    expect(messages).toEqual([]);
    return data;
  };
  const created = await ask(
    `mutation { cart { createCart(input: { lineItems: [{ productEntityId: ${productId}, quantity: 1 }] }) { cart { entityId } } } }`,
  );
  const cart = z.string().parse(valueAt(created, "cart.createCart.cart.entityId"));
  const urls = await ask(
    `mutation { cart { createCartRedirectUrls(input: { cartEntityId: "${cart}" }) { redirectUrls { redirectedCheckoutUrl } } } }`,
  );
  const url = z
    .string()
    .parse(valueAt(urls, "cart.createCartRedirectUrls.redirectUrls.redirectedCheckoutUrl"));
  const { pathname, search } = new URL(url);
  return { ask, cart, link: `${pathname}${search}` };
}

const formTarget = (html: string) => /<form method="post" action="([^"]+)">/.exec(html)?.[1] ?? "";

test("a customer places an order on the page; it stands in their account", async () => {
  const { ask, link } = await shop(newId);
  const browser = hostedBrowser(emulator);
  const jwt = await loginJwt(loginClaims({ customer_id: newId, redirect_to: link }));
  const page = await browser.visit(`/login/token/${jwt}`);
  expect(page.html).toContain("1 Example Street");
  expect(page.headers.get("content-security-policy")).toContain("form-action 'self'");
  const placed = await browser.post(formTarget(page.html));
  expect(placed).toMatchObject({ status: 303, location: "/checkout/order-confirmation" });
  const orders = await ask(
    "{ customer { orders { edges { node { entityId totalIncTax { value } billingAddress { email } } } } } }",
  );
  const order = valueAt(orders, "customer.orders.edges.0.node");
  expect(order).toMatchObject({
    totalIncTax: { value: 57.26 },
    billingAddress: { email: "new@example.com" },
  });
  const { html, headers } = await browser.open("/checkout/order-confirmation");
  expect(html).toContain(`Your order number is ${valueAt(order, "entityId")}.`);
  expect(html).toContain("$57.26");
  expect(headers.get("content-security-policy")).toContain("form-action 'none'");
});

test("the customer's own address and the shop's choices are taken", async () => {
  const { ask, cart, link } = await shop(retailId);
  await ask(
    `mutation { checkout { applyCheckoutCoupon(input: { checkoutEntityId: "${cart}", data: { couponCode: "FREESHIP" } }) { checkout { entityId } } } }`,
  );
  const browser = hostedBrowser(emulator);
  const jwt = await loginJwt(loginClaims({ redirect_to: link }));
  const page = await browser.visit(`/login/token/${jwt}`);
  expect(page.html).not.toContain("Example Street");
  expect(page.html).toContain("<dt>Delivery</dt><dd>$0.00</dd>");
});

test("of two clicks at once, one places the order", async () => {
  const { link, ask, cart } = await shop(null);
  const browser = hostedBrowser(emulator);
  const page = await browser.visit(link);
  const target = formTarget(page.html);
  const complete = ask(
    `mutation { checkout { completeCheckout(input: { checkoutEntityId: "${cart}" }) { orderEntityId errors { __typename } } } }`,
  );
  const [first, second, byApi] = await Promise.all([browser.post(target), browser.post(target), complete]);
  const placed = [first.status === 303, second.status === 303];
  const isByApi = typeof valueAt(byApi, "checkout.completeCheckout.orderEntityId") === "number";
  // The API's request has no addresses: only the page can have placed it.
  expect([placed.filter(Boolean).length, isByApi]).toEqual([1, false]);
});

test("a cart that has changed since the shopper saw it is shown again", async () => {
  const { ask, cart, link } = await shop(null);
  const browser = hostedBrowser(emulator);
  const page = await browser.visit(link);
  await ask(
    `mutation { cart { addCartLineItems(input: { cartEntityId: "${cart}", data: { lineItems: [{ productEntityId: 117, quantity: 1 }] } }) { cart { version } } } }`,
  );
  const stale = await browser.post(formTarget(page.html));
  expect(stale).toMatchObject({ status: 409, html: expect.stringContaining("The cart has changed") });
  expect((await browser.post(formTarget(stale.html))).status).toBe(303);
});

/** Sends the form as a browser does that navigates, which fetch cannot. */
function navigate(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, emulator.url), { method: "POST", headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    call.on("error", reject);
    call.end();
  });
}

test("another site, or another port of this machine, places nothing", async () => {
  const { link } = await shop(null);
  const browser = hostedBrowser(emulator);
  const opened = await browser.open(link);
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  const target = formTarget((await browser.open("/checkout")).html);
  const from = (site: string) =>
    navigate(target, { cookie, origin: "null", "sec-fetch-mode": "navigate", "sec-fetch-site": site });
  expect([await from("same-site"), await from("cross-site"), await from("none")]).toEqual([403, 403, 403]);
  expect(await from("same-origin")).toBe(303);
});

test("without an order there is no confirmation; the confirmation leads back to the shop", async () => {
  const empty = await hostedBrowser(emulator).open("/checkout/order-confirmation");
  expect(empty).toMatchObject({ status: 404, html: expect.stringContaining("no_order") });
  const other = await startEmulator({ shopUrl: "https://shop.example/" });
  const { link } = await shop(null, other);
  const browser = hostedBrowser(other);
  await browser.post(formTarget((await browser.visit(link)).html));
  expect((await browser.open("/checkout/order-confirmation")).html).toContain('href="https://shop.example/"');
});

const matcha = { product: 109, variant: 10_900, ownPrice: "$34.00", listPrice: "$20.00" };

/** A channel with a price list of its own. */
async function channelWithPrices(channelId: number) {
  const api = managementCaller(emulator);
  const id = (await api.post("v3/pricelists", { name: "Second shop" })).at("data.id");
  await api.put(`v3/pricelists/${id}/records`, [{ variant_id: matcha.variant, currency: "usd", price: 20 }]);
  await api.post("v3/pricelists/assignments", [{ price_list_id: id, channel_id: channelId }]);
  return api;
}

test("the page has the prices of the cart's channel, and so has the order", async () => {
  const api = await channelWithPrices(2);
  const paths = ["/graphql", "/channels/2/graphql"];
  const pages = await Promise.all(
    paths.map(async (path) => {
      const { link } = await shop(null, emulator, path, matcha.product);
      const browser = hostedBrowser(emulator);
      return { browser, html: (await browser.visit(link)).html };
    }),
  );
  expect(pages[0]?.html).toContain(matcha.ownPrice);
  expect(pages[1]?.html).toContain(matcha.listPrice);
  await pages[1]?.browser.post(formTarget(pages[1].html));
  expect((await api.get("v2/orders?channel_id=2")).json).toMatchObject([
    { channel_id: 2, subtotal_ex_tax: "20.0000" },
  ]);
});

test("what the storefront hides is not sold on the page either, and the rest leaves the stock", async () => {
  const api = managementCaller(emulator);
  const hidden = await shop(null, emulator, "/graphql", matcha.product);
  const sold = await shop(null);
  await api.put(`v3/catalog/products/${matcha.product}`, { is_visible: false });
  const place = async (link: string) => {
    const browser = hostedBrowser(emulator);
    return (await browser.post(formTarget((await browser.visit(link)).html))).status;
  };
  const stock = async () => (await api.get("v3/catalog/products/113")).at("data.inventory_level");
  const before = Number(await stock());
  expect([await place(hidden.link), await place(sold.link)]).toEqual([409, 303]);
  expect(await stock()).toBe(before - 1);
});
