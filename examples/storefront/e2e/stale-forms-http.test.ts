import { beforeEach, describe, expect, it } from "vitest";
import { kettle } from "./cart-pages.js";
import { readMutations, readRetailCustomer } from "./customer-state.js";
import { type DrawnForm, decode, drawnForm, sendDrawn } from "./drawn-form.js";
import { cookieHeader, cookiesOf } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { signIn, visit } from "./shopper.js";

const { shop } = await openShop();
const grinder = "/product/lark-hand-grinder";
beforeEach(() => shop.emulator.reset());

interface KnownForm {
  readonly name: string;
  readonly page: string;
  readonly typed: Readonly<Record<string, string>>;
}

const typedAddress = {
  firstName: "Noor",
  lastName: "Haddad",
  address1: "9 Harbour Steps",
  city: "Astoria",
  countryCode: "US",
};

const forms: readonly KnownForm[] = [
  {
    name: "profile",
    page: "/account/profile",
    typed: {
      firstName: "Noor",
      lastName: "Haddad",
      email: "noor@example.com",
      company: "Haddad and Daughters",
    },
  },
  {
    name: "password",
    page: "/account/profile",
    typed: { currentPassword: "emulator", newPassword: "a-new-password-1" },
  },
  { name: "address-new", page: "/account/addresses/new", typed: typedAddress },
  { name: "address-501", page: "/account/addresses/501", typed: typedAddress },
  { name: "delete-address-501", page: "/account/addresses/501", typed: {} },
  { name: "wishlist-new", page: "/account/wishlists", typed: { name: "For the new café" } },
  { name: "wishlist-33", page: "/account/wishlists/33", typed: { name: "Autumn menu" } },
  { name: "share-wishlist-33", page: "/account/wishlists/33", typed: {} },
  { name: "delete-wishlist-33", page: "/account/wishlists/33", typed: {} },
  { name: "remove-308", page: "/account/wishlists/33", typed: {} },
  { name: "wishlist", page: kettle, typed: { wishlistId: "33" } },
];

const shownAgain = ({ typed }: KnownForm) =>
  Object.entries(typed).flatMap(([name, value]) => (/password|countryCode|Id$/i.test(name) ? [] : [value]));

async function drawAll(cookie: string): Promise<(readonly [KnownForm, DrawnForm])[]> {
  const pages = new Map<string, string>();
  for (const { page } of forms)
    if (!pages.has(page))
      pages.set(page, await (await fetch(shop.url + page, { headers: { cookie } })).text());
  return forms.map((form) => [form, drawnForm(pages.get(form.page) ?? "", form.page, form.name)] as const);
}

/** Without what stands around a name in a sentence. */
const textOf = async (response: Response) =>
  decode((await response.text()).replace(/<\/?bdi>|<!-- -->/g, ""));

describe("over HTTP, a form drawn for Noor and sent with Elliot's session", () => {
  it("changes nothing, says whose account it is now, and shows what was typed in the answer to it, no password", async () => {
    const drawn = await drawAll((await signIn(shop, "wholesale")).cookie);
    const { cookie, read } = await signIn(shop, "retail");
    const before = await readRetailCustomer(shop.emulator);
    for (const [form, sent] of drawn) {
      const response = await sendDrawn(shop, sent, { cookie, typed: form.typed });
      const html = await textOf(response);
      expect([form.name, response.headers.get("location")]).toEqual([form.name, null]);
      expect([form.name, html.includes("You are signed in as Elliot Marsh now")]).toEqual([form.name, true]);
      for (const text of shownAgain(form))
        expect([form.name, html]).toEqual([form.name, expect.stringContaining(text)]);
      expect(html).not.toContain("a-new-password-1");
    }
    expect(await readMutations(shop.emulator)).toEqual([]);
    expect(await readRetailCustomer(shop.emulator)).toEqual(before);
    expect(await read("/account/profile")).not.toContain("Haddad");
  });

  it("without the field is refused, and nothing is lost", async () => {
    const { cookie } = await signIn(shop, "wholesale");
    for (const [form, sent] of await drawAll(cookie)) {
      const without = ["customerStamp"];
      const html = await textOf(await sendDrawn(shop, sent, { cookie, typed: form.typed, without }));
      expect([form.name, html.includes("does not say for whom it was made")]).toEqual([form.name, true]);
      expect(html).not.toContain("then send this form");
      for (const text of shownAgain(form)) expect(html).toContain(text);
    }
    expect(await readMutations(shop.emulator)).toEqual([]);
  });

  it("goes through again once Noor has signed in anew", async () => {
    const [[form, sent] = []] = await drawAll((await signIn(shop, "wholesale")).cookie);
    if (form === undefined || sent === undefined) throw new Error("There are no forms.");
    const { cookie } = await signIn(shop, "wholesale");
    const response = await sendDrawn(shop, sent, { cookie, typed: form.typed });
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "/account/profile?done=profile",
    ]);
  });
});

describe("over HTTP, a form that is sent after the session has ended", () => {
  it("leads to the sign-in form and back, and is shown again to Noor alone", async () => {
    const [[form, sent] = []] = await drawAll((await signIn(shop, "wholesale")).cookie);
    if (form === undefined || sent === undefined) throw new Error("There are no forms.");
    const response = await sendDrawn(shop, sent, { cookie: "", typed: form.typed });
    expect(response.headers.get("location")).toBe("/login?problem=unsent&next=%2Faccount%2Fprofile");
    const kept = cookieHeader(cookiesOf(response));
    expect(kept).toMatch(/^kept_account=[^;]+; kept_page=[^;]+$/);
    const profileOf = async (name: "wholesale" | "retail") => {
      const { cookie } = await signIn(shop, name);
      return textOf(
        await fetch(`${shop.url}/account/profile`, { headers: { cookie: `${cookie}; ${kept}` } }),
      );
    };
    expect(await profileOf("retail")).not.toContain("Haddad and Daughters");
    const hers = await profileOf("wholesale");
    expect(hers).toContain("Haddad and Daughters");
    expect(hers).toContain("You had been signed out before this was sent");
  });
});

describe("over HTTP, a form whose answer is not what BigCommerce says in time", () => {
  const typed = {
    firstName: "Noor",
    lastName: "Haddad",
    email: "wholesale@example.com",
    company: "Haddad and Daughters",
  };

  it("says that it is not known whether it was saved, shows what was typed, and does not wait twice", async () => {
    const noor = await signIn(shop, "wholesale");
    const form = drawnForm(await noor.read("/account/profile"), "/account/profile", "profile");
    await shop.emulator.faults.add([{ on: "graphql", times: null, delayMs: 12_000 }]);
    const startedAtMs = Date.now();
    const html = await textOf(await sendDrawn(shop, form, { cookie: noor.cookie, typed }));
    // A call has 10 s: a page that asked again for as long would take 20.
    expect(Date.now() - startedAtMs).toBeLessThan(18_000);
    expect(html).toContain("We are not sure whether this was saved");
    expect(html).toContain("Haddad and Daughters");
    expect(html).not.toContain("nothing was changed");
    // BigCommerce carries it out, later than it was waited for.
    await expect.poll(() => readMutations(shop.emulator), { timeout: 30_000 }).toEqual(["UpdateProfile"]);
  });

  it("without its stamp, and sent when nobody is signed in, is shown again as it was typed", async () => {
    const noor = await signIn(shop, "wholesale");
    const form = drawnForm(await noor.read("/account/profile"), "/account/profile", "profile");
    const response = await sendDrawn(shop, form, { cookie: "", typed, without: ["customerStamp"] });
    const html = await textOf(response);
    expect(html).toContain("Nobody is signed in here now");
    expect(html).toContain("Haddad and Daughters");
    expect(response.headers.get("location")).toBeNull();
  });

  it("keeps nothing for a page that a kept form never comes back to, nor a stamp that no page has drawn", async () => {
    const noor = await signIn(shop, "wholesale");
    const wishlist = drawnForm(await noor.read(kettle), kettle, "wishlist");
    const profile = drawnForm(await noor.read("/account/profile"), "/account/profile", "profile");
    const long = { ...typed, customerStamp: "x".repeat(9000) };
    for (const [form, fields] of [
      [wishlist, { wishlistId: "33" }],
      [profile, long],
    ] as const) {
      const response = await sendDrawn(shop, form, { cookie: "", typed: fields });
      expect(response.headers.get("location")).toMatch(/^\/login/);
      expect([...cookiesOf(response).values()].join("")).toBe("");
    }
  });
});

describe("over HTTP, the heart", () => {
  const stampIn = (html: string) => /name="customerStamp" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const press = (cookie: string, stamp: Record<string, string>) =>
    fetch(`${shop.url}/api/graphql`, {
      method: "POST",
      headers: { cookie, "sec-fetch-site": "same-origin", "content-type": "application/json", ...stamp },
      body: JSON.stringify({ id: "SaveToWishlist", variables: { productId: 110 } }),
    });

  it("of Noor's page saves nothing for Elliot, nor does one that does not say whose it is", async () => {
    const noor = await signIn(shop, "wholesale");
    const stamp = stampIn(await noor.read(kettle));
    for (const name of ["retail", "new"] as const) {
      const { cookie } = await signIn(shop, name);
      expect((await press(cookie, { "x-customer-stamp": stamp })).status).toBe(409);
      expect((await press(cookie, {})).status).toBe(428);
    }
    expect(await readMutations(shop.emulator)).toEqual([]);
    expect((await press(noor.cookie, { "x-customer-stamp": stamp })).status).toBe(200);
  });
});

describe("over HTTP, the forms of the cart", () => {
  it("drawn for Noor change nothing for Elliot, nor for a guest, and say so", async () => {
    const { cookie, read } = await signIn(shop, "wholesale");
    const page = await read(grinder);
    const add = drawnForm(page, grinder, /value="(cart-\d+)"/.exec(page)?.[1] ?? "");
    const added = await sendDrawn(shop, add, { cookie, typed: { quantity: "2" } });
    expect(added.headers.get("location")).toBe("/cart");
    const withCart = `${cookie}; ${cookieHeader(cookiesOf(added))}`;
    const cart = await (await fetch(`${shop.url}/cart`, { headers: { cookie: withCart } })).text();
    const names = [...cart.matchAll(/name="form" value="((?:quantity|remove)-[^"]+)"/g)].map(
      ([, name]) => name ?? "",
    );
    expect(names.length).toBe(2);
    const lines = names.map((name) => drawnForm(cart, "/cart", name));
    const mutations = await readMutations(shop.emulator);
    const elliot = (await signIn(shop, "retail")).cookie;
    for (const [who, now] of [
      [elliot, "You are signed in as Elliot Marsh now"],
      ["", "Nobody is signed in here now"],
    ] as const) {
      for (const form of [add, ...lines]) {
        const html = await textOf(await sendDrawn(shop, form, { cookie: who, typed: { quantity: "7" } }));
        expect(html).toContain(now);
        if (form === add) expect(html).toMatch(/name="quantity"[^>]*value="7"|value="7"[^>]*name="quantity"/);
      }
    }
    expect(await readMutations(shop.emulator)).toEqual(mutations);
  });

  it("drawn for a guest say that nobody was signed in then, and offer no sign-in that would not help", async () => {
    const page = await visit(shop).read(grinder);
    const add = drawnForm(page, grinder, /value="(cart-\d+)"/.exec(page)?.[1] ?? "");
    const { cookie } = await signIn(shop, "retail");
    const html = await textOf(await sendDrawn(shop, add, { cookie, typed: { quantity: "7" } }));
    expect(html).toContain(
      "You are signed in as Elliot Marsh now, but this page was opened before anybody was signed in.",
    );
    expect(html).toContain("Load the page again for Elliot Marsh");
    expect(html).not.toContain("Sign in again");
    expect(await readMutations(shop.emulator)).toEqual([]);
  });
});

describe("over HTTP, signing out", () => {
  const signOut = (cookie: string, fields: Record<string, string>) =>
    fetch(`${shop.url}/logout`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: shop.url, "sec-fetch-site": "same-origin" },
      body: new URLSearchParams(fields),
    });
  const outcomeOf = ({ headers }: Response) => [headers.get("location"), headers.getSetCookie().length > 0];

  it("by Noor's button does not sign Elliot out: the page says who is signed in, and asks", async () => {
    const noor = await signIn(shop, "wholesale");
    const { hidden } = drawnForm(await noor.read("/account/profile"), "/logout", "sign-out");
    const elliot = await signIn(shop, "retail");
    expect(outcomeOf(await signOut(elliot.cookie, Object.fromEntries(hidden)))).toEqual([
      "/sign-out?changed",
      false,
    ]);
    expect(outcomeOf(await signOut(elliot.cookie, {}))).toEqual(["/sign-out", false]);
    const asked = await elliot.read("/sign-out");
    expect(asked).toContain("Elliot Marsh");
    const own = drawnForm(asked, "/sign-out", "sign-out");
    expect(outcomeOf(await signOut(elliot.cookie, Object.fromEntries(own.hidden)))).toEqual(["/", true]);
  });
});
