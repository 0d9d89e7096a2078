import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRedisServer } from "../../../packages/next-bigcommerce/test/fleet/find-redis-server.js";
import { type RedisServer, startRedis } from "../../../packages/next-bigcommerce/test/fleet/start-redis.js";
import { storeAsker } from "./ask-store.js";
import { drawnForm, sendDrawn, stampOf } from "./drawn-form.js";
import { cookieHeader, cookiesOf, hiddenFieldsOf, post, postAction } from "./http-form.js";
import { isSignedIn } from "./sessions.js";
import { type Shop, startShop, tokenKind } from "./shop.js";
import { emails, signIn, visit } from "./shopper.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

const staffCredentials = { email: "staff@example.com", password: "emulator-staff" };
const redisServer = findRedisServer();

/** Everything that a customer's cookie opens. */
async function expectClosed(shop: Shop, cookie: string, hidden: Record<string, string>): Promise<void> {
  const page = await fetch(`${shop.url}/account/profile`, { headers: { cookie }, redirect: "manual" });
  expect([page.status, page.headers.get("location")]).toEqual([307, "/login?next=%2Faccount%2Fprofile"]);
  for (const path of ["/", "/cart", "/login"])
    expect(await visit(shop, cookie).read(path)).not.toContain("Sign out");
  const body = JSON.stringify({ id: "SaveToWishlist", variables: { productId: 112 } });
  const headers = {
    cookie,
    origin: shop.url,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    "x-customer-stamp": hidden.customerStamp ?? "",
  };
  expect((await fetch(`${shop.url}/api/graphql`, { method: "POST", headers, body })).status).toBe(401);
  const profile = {
    ...hidden,
    firstName: "Mallory",
    lastName: "M",
    email: emails.retail,
    company: "",
    phone: "",
  };
  const action = await postAction(shop, "/account/profile", profile, cookie);
  expect(action.headers.get("location") ?? "").not.toContain("done=");
  const ask = await storeAsker(shop.emulator);
  expect(JSON.stringify(await ask("{ customer { firstName } }", {}, customerIds.retail))).not.toContain(
    "Mallory",
  );
}

async function signOutAndReplay(shop: Shop, between: () => Promise<void>): Promise<void> {
  const { cookie } = await signIn(shop, "retail");
  // A new customer access token ends the one before, at BigCommerce.
  const other = tokenKind === "impersonation" ? await signIn(shop, "retail") : null;
  const hidden = hiddenFieldsOf(await visit(shop, cookie).read("/account/profile"), "firstName");
  expect(Object.keys(hidden).join()).toContain("$ACTION_REF_");
  await post(shop, "/logout", { customerStamp: hidden.customerStamp ?? "" }, { cookie });
  await between();
  await expectClosed(shop, cookie, hidden);
  if (other !== null) expect(await isSignedIn(shop, other.cookie)).toBe(true);
}

async function staffSignOutAndReplay(shop: Shop, between: () => Promise<void>): Promise<void> {
  const signedIn = cookiesOf(await post(shop, "/staff/sign-in", staffCredentials));
  permitCustomer(customerIds.retail);
  const customerStamp = staffCredentials.email;
  const fields = { customer: String(customerIds.retail), reason: "ticket 21", customerStamp };
  const entered = cookiesOf(await post(shop, "/staff/enter", fields, { cookie: cookieHeader(signedIn) }));
  const cookie = cookieHeader(new Map([...signedIn, ...entered].filter(([, value]) => value !== "")));
  expect(await isSignedIn(shop, cookie)).toBe(true);
  const viewing = `${customerStamp} as ${customerIds.retail}`;
  await post(shop, "/staff/sign-out", { customerStamp: viewing }, { cookie });
  await between();
  expect(await isSignedIn(shop, cookie)).toBe(false);
  expect(await visit(shop, cookie).read("/staff")).not.toContain("Signed in as");
  const again = await post(shop, "/staff/enter", fields, { cookie });
  expect(again.headers.get("location")).toContain("problem=session");
}

const nothing = async () => {};

/** A customer who was at the checkout: their cookies, and the stamp of their forms. */
async function visitCheckout(shop: Shop): Promise<{ cookies: Map<string, string>; customerStamp: string }> {
  const { cookie } = await signIn(shop, "retail");
  const cookies = new Map(
    cookie.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const grinder = "/product/lark-hand-grinder";
  const page = await visit(shop, cookie).read(grinder);
  const form = drawnForm(page, grinder, /value="(cart-\d+)"/.exec(page)?.[1] ?? "");
  const keep = (response: Response) => {
    for (const [name, value] of cookiesOf(response)) cookies.set(name, value);
  };
  keep(await sendDrawn(shop, form, { cookie, typed: { quantity: "1" } }));
  const customerStamp = await stampOf(shop, cookie);
  const pressed = await post(shop, "/cart/checkout", { customerStamp }, { cookie: cookieHeader(cookies) });
  expect(pressed.headers.get("location")).toContain(shop.emulator.url);
  keep(pressed);
  return { cookies, customerStamp };
}

/** What a sign-out clears in the browser, of what opens anything. */
const clearedBy = (response: Response) =>
  [...cookiesOf(response)]
    .filter(([name, value]) => value === "" && /^shop_(session|cart_)/.test(name))
    .map(([name]) => name.replace(/^(shop_cart_).*/, "$1"))
    .sort();
const signedOutAt = (shop: Shop) =>
  ({ impersonation: `${shop.emulator.url}/login.php?action=logout`, private: "/" })[tokenKind];

describe("without a shared store", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop?.stop());

  it("says at its start that each process remembers by itself", () => {
    expect(shop.log()).toContain('{"event":"no_shared_store"');
  });

  it("a cookie that was copied before sign-out opens nothing after it", () =>
    signOutAndReplay(shop, nothing));

  it.runIf(tokenKind === "impersonation")("nor do the cookies of staff", () =>
    staffSignOutAndReplay(shop, nothing),
  );

  it("each of several sign-outs at once clears the same, and leads to the end of the session at BigCommerce", async () => {
    const { cookies, customerStamp } = await visitCheckout(shop);
    const signOut = () => post(shop, "/logout", { customerStamp }, { cookie: cookieHeader(cookies) });
    const toLogin = `${shop.emulator.url}/login/token/`;
    for (const answer of await Promise.all([signOut(), signOut(), signOut()])) {
      expect(clearedBy(answer)).toEqual(["shop_cart_", "shop_session"]);
      const location = answer.headers.get("location") ?? "";
      expect(location.startsWith(toLogin) ? signedOutAt(shop) : location).toBe(signedOutAt(shop));
    }
    // The first answer was read, and the second click is a guest's.
    for (const name of cookies.keys()) if (/^shop_(session|cart)/.test(name)) cookies.delete(name);
    expect((await signOut()).headers.get("location")).toBe(signedOutAt(shop));
  });

  it("a copied cookie of a session that has ended logs nobody in at BigCommerce", async () => {
    const { cookies, customerStamp } = await visitCheckout(shop);
    const signOut = () => post(shop, "/logout", { customerStamp }, { cookie: cookieHeader(cookies) });
    expect((await signOut()).status).toBe(303);
    for (const _ of ["again", "and again"])
      expect((await signOut()).headers.get("location")).toBe(signedOutAt(shop));
  });

  it("a sign-out that was drawn for one customer clears nothing of another who is signed in", async () => {
    const { customerStamp } = await visitCheckout(shop);
    const { cookie } = await signIn(shop, "new");
    const answer = await post(shop, "/logout", { customerStamp }, { cookie });
    expect([answer.headers.get("location"), cookiesOf(answer).size]).toEqual(["/sign-out?changed", 0]);
    const page = await fetch(`${shop.url}/account/profile`, { headers: { cookie } });
    expect(await page.text()).toContain(emails.new);
  });
});

describe.runIf(redisServer !== undefined)("with a shared Redis", () => {
  let redis: RedisServer;
  let shop: Shop;
  beforeAll(async () => {
    redis = await startRedis(redisServer ?? "");
    shop = await startShop({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
  });
  afterAll(async () => {
    await shop?.stop();
    await redis?.stop();
  });
  const another = () => shop.restart();

  it("a cookie that was copied before sign-out opens nothing in another process", () =>
    signOutAndReplay(shop, another));

  it.runIf(tokenKind === "impersonation")("nor do the cookies of staff", () =>
    staffSignOutAndReplay(shop, another),
  );

  it("a Redis that is silent, or gone, keeps nobody out and no page waiting: the log says what was not checked", async () => {
    const { cookie } = await signIn(shop, "retail");
    redis.freeze();
    const startedAtMs = Date.now();
    expect(await isSignedIn(shop, cookie)).toBe(true);
    expect(Date.now() - startedAtMs).toBeLessThan(20_000);
    expect(shop.log()).toContain('{"event":"session_honoured_unchecked"');
    redis.thaw();
    await redis.stop();
    expect(await isSignedIn(shop, cookie)).toBe(true);
    expect(await isSignedIn(shop, (await signIn(shop, "retail")).cookie)).toBe(true);
    await expect.poll(() => shop.log()).toContain('{"event":"shared_store_lost"');
    await redis.start();
    await expect.poll(() => shop.log(), { timeout: 30_000 }).toContain('{"event":"shared_store_back"}');
    await signOutAndReplay(shop, nothing);
  });
});
