import { beforeEach, describe, expect, it } from "vitest";
import { drawnForm, sendDrawn, stampOf } from "./drawn-form.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { signIn } from "./shopper.js";

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
      const response = await post(
        shop,
        "/login/submit",
        { email: "retail@example.com", password: "emulator", next: "/account" },
        { cookie: cookieHeader(jar) },
      );
      return new Jar(jar).take(response);
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
