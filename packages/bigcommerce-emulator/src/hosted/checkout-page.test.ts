import { expect, test } from "vitest";
import { z } from "zod";
import { hostedBrowser, loginClaims, loginJwt } from "../../test/customer-login.js";
import { mintPrivateToken, mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { retailId, valueAt, wholesaleId } from "../../test/execute-storefront.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";
import type { Emulator } from "../index.js";

const emulator = emulatorForEachTest();

/** Sends operations with one token, as one shopper. */
async function shopper(headers: Record<string, string>, token: string, on: Emulator = emulator) {
  const ask = async (query: string, path: string) => {
    const { data, messages } = await readGraphql(await postGraphql(on, { token, headers, query }));
    expect(messages).toEqual([]);
    return z.string().parse(valueAt(data, path));
  };
  const cart = await ask(
    "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 113, quantity: 2 }] }) { cart { entityId } } } }",
    "cart.createCart.cart.entityId",
  );
  const url = () =>
    ask(
      `mutation { cart { createCartRedirectUrls(input: { cartEntityId: "${cart}" }) { redirectUrls { redirectedCheckoutUrl } } } }`,
      "cart.createCartRedirectUrls.redirectUrls.redirectedCheckoutUrl",
    );
  const link = async () => {
    const { pathname, search } = new URL(await url());
    return `${pathname}${search}`;
  };
  return { ask, link, url };
}

const impersonated = async (customerId: number | null, on: Emulator = emulator) =>
  shopper(customerId === null ? {} : { "x-bc-customer-id": String(customerId) }, await mintToken(on), on);

async function signedInWithToken(email: string) {
  const token = await mintPrivateToken(emulator);
  const query = `mutation { login(email: "${email}", password: "emulator") { customerAccessToken { value } } }`;
  const { data } = await readGraphql(await postGraphql(emulator, { token, query }));
  const accessToken = z.string().parse(valueAt(data, "login.customerAccessToken.value"));
  return shopper({ "x-bc-customer-access-token": accessToken }, token);
}

const publicPrice = "$46.00";
const wholesalePrice = "$36.80";

test("a guest's link leads to a guest's checkout with public prices", async () => {
  const { url } = await impersonated(null);
  const answer = await hostedBrowser(emulator).visit(await url());
  expect(answer).toMatchObject({ status: 200, html: expect.stringContaining("<strong>Guest</strong>") });
  expect(answer.html).toContain("2 × ");
  expect(answer.html).toContain(`${publicPrice} each`);
});

test("under an impersonation token a customer's link leads to a guest's checkout, with public prices", async () => {
  const { url } = await impersonated(wholesaleId);
  const { html } = await hostedBrowser(emulator).visit(await url());
  expect(html).toContain("<strong>Guest</strong>");
  expect(html).toContain(`${publicPrice} each`);
});

test("the switch impersonatedCheckout makes that checkout the customer's", async () => {
  const other = await startEmulator({ inferred: { impersonatedCheckout: "customer" } });
  const { url } = await impersonated(wholesaleId, other);
  const { html } = await hostedBrowser(other).visit(await url());
  expect(html).toContain("wholesale@example.com");
  expect(html).toContain(`${wholesalePrice} each`);
});

test("after a login token that leads there, the checkout is the customer's", async () => {
  const { link } = await impersonated(wholesaleId);
  const claims = loginClaims({ customer_id: wholesaleId, redirect_to: await link() });
  const { html } = await hostedBrowser(emulator).visit(`/login/token/${await loginJwt(claims)}`);
  expect(html).toContain("Signed in as");
  expect(html).toContain("wholesale@example.com");
  expect(html).toContain("Prices of the group <bdi>Wholesale</bdi>");
  expect(html).toContain(`${wholesalePrice} each`);
});

test("with a customer access token the link itself signs the customer in", async () => {
  const { url } = await signedInWithToken("wholesale@example.com");
  const { html } = await hostedBrowser(emulator).visit(await url());
  expect(html).toContain("wholesale@example.com");
  expect(html).toContain(`${wholesalePrice} each`);
});

test("that session ends when the customer access token ends", async () => {
  const { url, ask } = await signedInWithToken("retail@example.com");
  const browser = hostedBrowser(emulator);
  await browser.visit(await url());
  expect((await browser.open("/checkout")).html).toContain("retail@example.com");
  await ask("mutation { logout { result } }", "logout.result");
  expect((await browser.open("/checkout")).html).toContain("<strong>Guest</strong>");
});

test("signing out of that session ends the customer access token", async () => {
  const { url, ask } = await signedInWithToken("retail@example.com");
  const browser = hostedBrowser(emulator);
  await browser.visit(await url());
  const email = () => ask("{ customer { email } }", "customer.email");
  expect(await email()).toBe("retail@example.com");
  await browser.open("/login.php?action=logout");
  await expect(email()).rejects.toThrow();
});

test("whoever is signed in in the browser stays signed in when a guest's link is opened", async () => {
  const browser = hostedBrowser(emulator);
  await browser.visit(`/login/token/${await loginJwt()}`);
  const { html } = await browser.visit(await (await impersonated(null)).url());
  expect(html).toContain("retail@example.com");
});

test("a link works once; the page that it opened can be loaded again", async () => {
  const browser = hostedBrowser(emulator);
  const link = await (await impersonated(null)).link();
  expect(await browser.open(link)).toMatchObject({ status: 302, location: "/checkout" });
  expect(await browser.open(link)).toMatchObject({
    status: 410,
    html: expect.stringContaining("unknown_link"),
  });
  expect((await browser.open("/checkout")).status).toBe(200);
  expect((await browser.open("/checkout")).status).toBe(200);
});

test("a link is good for 30 seconds of the emulator's time", async () => {
  const { link } = await impersonated(null);
  const [early, late] = [await link(), await link()];
  emulator.clock.set({ offsetSeconds: 28 });
  expect((await hostedBrowser(emulator).open(early)).status).toBe(302);
  emulator.clock.set({ offsetSeconds: 31 });
  expect(await hostedBrowser(emulator).open(late)).toMatchObject({
    status: 410,
    html: expect.stringContaining("too_old"),
  });
});

test("the token of one cart opens no other cart, and the id alone opens nothing", async () => {
  const link = await (await impersonated(null)).link();
  const other = new URL(link, emulator.url).searchParams.get("id") ?? "";
  const { link: ownLink } = await impersonated(null);
  const foreign = (await ownLink()).replace(/id=[^&]+/, `id=${other}`);
  for (const wrong of [foreign, link.replace(/token=[^&]+/, "token="), link.replace(/&token=[^&]+/, "")])
    expect((await hostedBrowser(emulator).open(wrong)).status).toBe(410);
  expect((await hostedBrowser(emulator).open(link)).status).toBe(302);
});

test("the cart of one customer opens for no other", async () => {
  const { link } = await impersonated(wholesaleId);
  const claims = loginClaims({ customer_id: retailId, redirect_to: await link() });
  const answer = await hostedBrowser(emulator).visit(`/login/token/${await loginJwt(claims)}`);
  expect(answer).toMatchObject({ status: 403, html: expect.stringContaining("cart_of_another") });
});

test("a login leaves the cart of whoever used the browser before behind", async () => {
  const browser = hostedBrowser(emulator);
  await browser.visit(await (await impersonated(null)).url());
  await browser.visit(`/login/token/${await loginJwt()}`);
  expect((await browser.open("/checkout")).status).toBe(404);
});

test("without a cart in the session there is no checkout", async () => {
  expect(await hostedBrowser(emulator).open("/checkout")).toMatchObject({
    status: 404,
    html: expect.stringContaining("no_cart"),
  });
});

test("pages are listed in the log, but are no requests of an application", async () => {
  const seen: string[] = [];
  const watched = await startEmulator({ onRequest: ({ path }) => seen.push(path) });
  await hostedBrowser(watched).open("/checkout");
  expect(watched.requests().map(({ path, status }) => [path, status])).toEqual([["/checkout", 404]]);
  expect([seen, watched.stats().statuses]).toEqual([[], {}]);
});

test("the log holds no token of a link", async () => {
  const link = await (await impersonated(null)).link();
  await hostedBrowser(emulator).visit(link);
  const token = new URL(link, emulator.url).searchParams.get("token") ?? "";
  expect(emulator.requests().map(({ path }) => path)).toEqual(
    expect.arrayContaining(["/cart.php", "/checkout"]),
  );
  expect(JSON.stringify(emulator.requests())).not.toContain(token);
});

test("names are shown as text, and the shop's URL as the way back", async () => {
  const name = `<img src=x onerror=alert(1)> & "Söhne"`;
  const shopUrl = "https://shop.example/?a=1&b=2";
  const other = await startEmulator({ shopUrl, data: { settings: { storeName: name } } });
  const { html, headers } = await hostedBrowser(other).visit(await (await impersonated(null, other)).url());
  expect(html).not.toContain("<img src=x");
  expect(html).toContain("&#60;img src=x onerror=alert(1)&#62; &#38; &#34;Söhne&#34;");
  expect(html).toContain(`href="https://shop.example/?a=1&#38;b=2"`);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("without shopUrl there is no way back", async () => {
  expect((await hostedBrowser(emulator).open("/checkout")).html).not.toContain("Back to the shop");
});
