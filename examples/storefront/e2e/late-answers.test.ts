import { beforeEach, describe, expect, it } from "vitest";
import { drawnForm, sendDrawn, stampOf } from "./drawn-form.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails, signIn } from "./shopper.js";
import { customerIds } from "./watch-requests.js";

const { shop } = await openShop();
const grinder = "/product/lark-hand-grinder";
beforeEach(() => shop.emulator.reset());

/** As a browser keeps cookies: by name, the last one that came. */
class Jar extends Map<string, string> {
  take(response: Response): Jar {
    for (const [name, value] of cookiesOf(response))
      if (value === "") this.delete(name);
      else this.set(name, value);
    return this;
  }
}
const jarOf = (cookie: string) =>
  new Jar(
    cookie.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
const read = async (path: string, jar: Jar) =>
  (await (await fetch(shop.url + path, { headers: { cookie: cookieHeader(jar) } })).text()).replaceAll(
    "<!-- -->",
    "",
  );

async function add(jar: Jar, quantity: string): Promise<Response> {
  const page = await read(grinder, jar);
  const form = drawnForm(page, grinder, /value="(cart-\d+)"/.exec(page)?.[1] ?? "");
  return sendDrawn(shop, form, { cookie: cookieHeader(jar), typed: { quantity } });
}

const itemsIn = async (jar: Jar) => {
  const html = await read("/cart", jar);
  return /(\d+ items?)</.exec(html)?.[1] ?? (html.includes("Your cart is empty") ? "empty" : "?");
};

const signInOver = async (jar: Jar, email: string) =>
  new Jar(jar).take(
    await post(
      shop,
      "/login/submit",
      { email, password: "emulator", next: "/account" },
      { cookie: cookieHeader(jar) },
    ),
  );
const opensAccount = async (jar: Jar) => {
  const headers = { cookie: cookieHeader(jar) };
  return (await fetch(`${shop.url}/account/profile`, { headers, redirect: "manual" })).status === 200;
};
/** Whose access tokens the shop has ended at BigCommerce. */
const loggedOut = async () =>
  (await shop.emulator.requests())
    .filter(({ operationName, status }) => operationName === "Logout" && status === 200)
    .map(({ customerId }) => customerId);

const asked = async () => (await shop.emulator.stats()).graphql;

/** Adds as one shopper, and lets `meanwhile` happen before BigCommerce answers. */
async function addLate(jar: Jar, meanwhile: () => Promise<Jar>): Promise<Jar> {
  const page = await read(grinder, jar);
  const form = drawnForm(page, grinder, /value="(cart-\d+)"/.exec(page)?.[1] ?? "");
  const before = await asked();
  await shop.emulator.faults.add([{ on: "graphql", times: 1, delayMs: 2500 }]);
  const pending = sendDrawn(shop, form, { cookie: cookieHeader(jar), typed: { quantity: "2" } });
  await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before);
  const next = await meanwhile();
  return next.take(await pending);
}

describe("over HTTP, an answer that comes late, when somebody else has the browser", () => {
  it.each(["a guest", "wholesale"] as const)("leaves Elliot his cart, if it was for %s", async (first) => {
    const seed = jarOf((await signIn(shop, "retail")).cookie);
    seed.take(await add(seed, "5"));
    expect(await itemsIn(seed)).toBe("5 items");
    const jar = first === "a guest" ? new Jar() : jarOf((await signIn(shop, first)).cookie);
    const elliot = await addLate(jar, async () => {
      return signInOver(jar, emails.retail);
    });
    expect(await itemsIn(elliot)).toBe("5 items");
  });

  it("opens Noor's cart to nobody, if she signed out before it came", async () => {
    const jar = jarOf((await signIn(shop, "wholesale")).cookie);
    const stamp = await stampOf(shop, cookieHeader(jar));
    const guest = await addLate(jar, async () =>
      new Jar(jar).take(await post(shop, "/logout", { customerStamp: stamp }, { cookie: cookieHeader(jar) })),
    );
    expect(guest.has("shop_session")).toBe(false);
    expect(await itemsIn(guest)).toBe("empty");
    const again = await post(
      shop,
      "/login/submit",
      { email: "wholesale@example.com", password: "emulator", next: "/account" },
      { cookie: cookieHeader(guest) },
    );
    expect(await itemsIn(guest.take(again))).toBe("2 items");
  });
});

describe("what the shop asks BigCommerce when somebody else may have the browser by then", () => {
  it("a sign-out waits for nothing: the session is over at once, and who signs in next stays", async () => {
    const noor = jarOf((await signIn(shop, "wholesale")).cookie);
    const customerStamp = await stampOf(shop, cookieHeader(noor));
    await shop.emulator.faults.add([{ on: "graphql", times: 1, delayMs: 4000 }]);
    const startedAtMs = Date.now();
    const out = await post(shop, "/logout", { customerStamp }, { cookie: cookieHeader(noor) });
    expect(Date.now() - startedAtMs).toBeLessThan(3000);
    expect(await opensAccount(noor)).toBe(false);
    const elliot = await signInOver(new Jar(noor).take(out), emails.retail);
    expect(await opensAccount(elliot)).toBe(true);
    if (tokenKind === "impersonation") return;
    // As her, by the token that her session had: not as him.
    await expect.poll(loggedOut, { timeout: 10_000 }).toEqual([customerIds.wholesale]);
    expect(await opensAccount(elliot)).toBe(true);
  });

  it.runIf(tokenKind === "private")(
    "who is replaced by another customer is signed out at BigCommerce, and the sign-in neither waits nor fails for it",
    async () => {
      const noor = jarOf((await signIn(shop, "wholesale")).cookie);
      // The sign-in itself comes first.
      await shop.emulator.faults.add([
        { on: "graphql", times: 1, delayMs: 1 },
        { on: "graphql", times: 1, delayMs: 4000 },
      ]);
      const startedAtMs = Date.now();
      const elliot = await signInOver(noor, emails.retail);
      expect(Date.now() - startedAtMs).toBeLessThan(3000);
      expect([await opensAccount(elliot), await opensAccount(noor)]).toEqual([true, false]);
      await expect.poll(loggedOut, { timeout: 10_000 }).toEqual([customerIds.wholesale]);
      expect(await opensAccount(await signInOver(elliot, emails.retail))).toBe(true);
      expect(await loggedOut()).toEqual([customerIds.wholesale]);
    },
  );

  it.runIf(tokenKind === "private")(
    "a session that ended elsewhere is cleared by no answer that comes when another customer has signed in",
    async () => {
      const noor = jarOf((await signIn(shop, "wholesale")).cookie);
      await signIn(shop, "wholesale");
      const before = await asked();
      await shop.emulator.faults.add([{ on: "graphql", times: 1, delayMs: 2500 }]);
      const ended = (jar: Jar, path = "/session-ended") =>
        fetch(shop.url + path, { redirect: "manual", headers: { cookie: cookieHeader(jar) } });
      const late = ended(noor);
      await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before);
      const elliot = await signInOver(noor, emails.retail);
      const answer = await late;
      elliot.take(answer);
      expect(await opensAccount(elliot)).toBe(true);
      const next = answer.headers.get("location") ?? "";
      expect((await ended(elliot, next)).headers.get("location")).toBe("/account");
      const cleared = await ended(noor, next);
      expect(cleared.headers.get("location")).toMatch(/^\/login/);
      expect(cookiesOf(cleared).get("shop_session")).toBe("");
    },
  );

  it("the checkout does not open for a customer who signed out before BigCommerce answered", async () => {
    const noor = jarOf((await signIn(shop, "wholesale")).cookie);
    noor.take(await add(noor, "1"));
    const customerStamp = await stampOf(shop, cookieHeader(noor));
    const before = await asked();
    await shop.emulator.faults.add([{ on: "graphql", times: 1, delayMs: 2500 }]);
    const late = post(shop, "/cart/checkout", { customerStamp }, { cookie: cookieHeader(noor) });
    await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before);
    await post(shop, "/logout", { customerStamp }, { cookie: cookieHeader(noor) });
    expect((await late).headers.get("location")).toBe("/cart?problem=changed");
  });
});
