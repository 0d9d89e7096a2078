import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openVisit, type Visit } from "./browser.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { type CustomerName, emails, permitSignIn, signIn } from "./shopper.js";
import { permitCustomer } from "./watch-requests.js";

const { shop, browser } = await openShop();
const facts = await readFacts(shop.emulator);

async function signInAsStaff(page: Page): Promise<void> {
  await page.goto("/staff");
  await page.getByLabel("Staff email").fill("staff@example.com");
  await page.getByLabel("Password").fill("emulator-staff");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Signed in as staff@example.com").waitFor();
}

async function enter(page: Page, customerId: number, reason: string): Promise<void> {
  permitCustomer(customerId);
  await page.goto("/staff");
  await page.getByLabel("Customer number").fill(String(customerId));
  await page.getByRole("button", { name: "Look up" }).click();
  await page.getByLabel("Reason").fill(reason);
  await page.getByRole("button", { name: /^See the shop as/ }).click();
  await page.waitForURL("**/account");
}

/** Nobody can act as a customer with a private token, and the shop then has no staff desk. */
const canImpersonate = tokenKind === "impersonation";

it.runIf(!canImpersonate)(
  "with private tokens there is no staff desk, and its forms go nowhere",
  async () => {
    expect((await fetch(`${shop.url}/staff`)).status).toBe(404);
    for (const door of ["sign-in", "enter", "mode", "leave", "sign-out"]) {
      const fields = {
        email: "staff@example.com",
        password: "emulator-staff",
        customer: "1043",
        reason: "x",
      };
      const headers = { origin: shop.url, "sec-fetch-site": "same-origin" };
      const body = new URLSearchParams(fields);
      const answer = await fetch(`${shop.url}/staff/${door}`, {
        method: "POST",
        redirect: "manual",
        headers,
        body,
      });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
    }
  },
);

const banner = (page: Page) => page.getByRole("complementary", { name: "Staff view" });

async function withStaff(work: (visit: Visit) => Promise<void>, options = {}): Promise<void> {
  const opened = await openVisit(browser, shop.url, options);
  try {
    await signInAsStaff(opened.page);
    await work(opened);
  } finally {
    await opened.context.close();
  }
}

describe.runIf(canImpersonate)("staff", () => {
  it("see a customer's pages behind a banner, with the customer's prices, and leave again", () =>
    withStaff(async ({ page, faults }) => {
      const { wholesale } = facts;
      await enter(page, wholesale.entityId, "ticket 7");
      await page.getByRole("main").getByText(wholesale.email).waitFor();
      const product = /href="(\/product\/[^"]+)"/.exec(await (await page.request.get("/")).text())?.[1] ?? "";
      for (const path of ["/account", "/account/orders", "/account/addresses", "/", product]) {
        await page.goto(path);
        await banner(page).getByText(wholesale.lastName).waitFor();
        expect(await banner(page).boundingBox()).toMatchObject({ x: 0, y: 0 });
      }
      await page.goto(product);
      await page.getByText("Your price").first().waitFor();
      await page.goto("/account/orders");
      await page.getByRole("link", { name: `Order ${wholesale.orderIds[0]}` }).waitFor();
      await banner(page).getByRole("button", { name: "Leave" }).click();
      await page.waitForURL("**/staff");
      expect(await banner(page).count()).toBe(0);
      await page.goBack();
      await page.waitForLoadState("networkidle");
      expect(await page.content()).not.toContain(wholesale.lastName);
      expect(faults).toEqual([]);
    }));

  it("find each request in the log: who, as whom, why, and what", () =>
    withStaff(async ({ page }) => {
      await enter(page, facts.retail.entityId, "ticket 8 of the log");
      await page.getByRole("main").getByText(facts.retail.email).waitFor();
      await page.goto("/staff");
      const rows = page.getByRole("listitem").filter({ hasText: "ticket 8 of the log" });
      const texts = await rows.allTextContents();
      expect(texts.some((text) => text.startsWith("ReadStaffEnter"))).toBe(true);
      expect(texts.some((text) => text.startsWith("ReadAccount"))).toBe(true);
      for (const text of texts) expect(text).toContain(`as customer ${facts.retail.entityId}`);
      expect(texts.join()).toContain("staff@example.com");
    }));

  it("may not change anything until they switch, and the refusal is in the log", () =>
    withStaff(async ({ page }) => {
      const { retail } = facts;
      const street = retail.streets[0] ?? "";
      await enter(page, retail.entityId, "ticket 9 of writing");
      const addNote = async (city: string) => {
        await page.goto("/account/addresses/new");
        for (const [label, text] of [
          ["First name", "Elliot"],
          ["Last name", "Marsh"],
          ["Street and number", "1 Staff Street"],
          ["City", city],
        ] as const)
          await page.getByLabel(label).first().fill(text);
        await page.getByRole("button", { name: "Save address" }).click();
      };
      await addNote("Readonlyville");
      await page.getByText(/read-only.*nothing was changed/i).waitFor();
      await page.goto("/account/addresses");
      await page.getByText(street).first().waitFor();
      expect(await page.getByText("Readonlyville").count()).toBe(0);
      await banner(page).getByRole("button", { name: "Allow changes" }).click();
      await banner(page).getByText("What you change is changed").waitFor();
      expect(new URL(page.url()).pathname).toBe("/account/addresses");
      await addNote("Writingville");
      await page.getByText("Writingville").first().waitFor();
      await page.goto("/staff");
      const rows = page.getByRole("listitem").filter({ hasText: "ticket 9 of writing" });
      const texts = await rows.allTextContents();
      expect(texts.some((text) => text.startsWith("Refused"))).toBe(true);
      expect(texts.some((text) => text.startsWith("Changed"))).toBe(true);
    }));

  it("hear that they only look if they press the heart of a product", () =>
    withStaff(async ({ page }) => {
      await enter(page, facts.retail.entityId, "ticket 14");
      await page.goto("/product/lark-hand-grinder");
      const heart = page.getByRole("button", { name: "Save for later" });
      const before = await heart.getAttribute("aria-pressed");
      await heart.click();
      await page.getByText(/as staff, read-only. Nothing was changed/).waitFor();
      expect(await heart.getAttribute("aria-pressed")).toBe(before);
    }));

  it("hear that a number belongs to nobody", () =>
    withStaff(async ({ page }) => {
      await page.goto("/staff?customer=99999");
      await page.getByText("no customer with that number").waitFor();
    }));

  it("do all of it without JavaScript", () =>
    withStaff(
      async ({ page }) => {
        await enter(page, facts.retail.entityId, "ticket 10");
        await page.goto("/staff");
        await banner(page).getByText(facts.retail.lastName).waitFor();
        await banner(page).getByRole("button", { name: "Leave" }).click();
        await page.waitForURL("**/staff");
        expect(await banner(page).count()).toBe(0);
      },
      { javaScriptEnabled: false },
    ));
});

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(shop.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin", ...headers },
    body: new URLSearchParams(fields),
  });
const cookiesOf = (response: Response) => {
  const kept = new Map(
    response.headers.getSetCookie().map((line) => [line.split("=", 1)[0], line.split(";", 1)[0]]),
  );
  return [...kept.values()].join("; ");
};
/** For staff who are signed in: from now on the shop may name the customer. */
function enterOverHttp(customerId: number, reason: string, cookie: string): Promise<Response> {
  permitCustomer(customerId);
  return post("/staff/enter", { customer: String(customerId), reason }, { cookie });
}
const staffCredentials = { email: "staff@example.com", password: "emulator-staff" };

describe.runIf(canImpersonate)("the staff session", () => {
  it("is strict, sealed and ends by itself after half an hour", async () => {
    const lines = (await post("/staff/sign-in", staffCredentials)).headers.getSetCookie();
    expect(lines.map((line) => line.split("=", 1)[0])).toEqual(["staff_session", "staff_seen"]);
    for (const line of lines) expect(line).toMatch(/HttpOnly; SameSite=strict/i);
    expect(lines[1]).toContain("Max-Age=1800");
    expect(lines.join()).not.toContain("staff@example.com");
  });

  it("entering and leaving are a 303 that has the browser forget its pages", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const entered = await enterOverHttp(facts.retail.entityId, "ticket 11", cookie);
    const left = await post("/staff/leave", {}, { cookie: cookiesOf(entered) });
    for (const response of [entered, left]) {
      expect(response.status).toBe(303);
      expect(response.headers.get("clear-site-data")).toBe('"cache"');
    }
  });

  it("a late answer cannot bring back a customer whom staff have left", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const viewing = cookiesOf(await enterOverHttp(facts.retail.entityId, "ticket 12", cookie));
    const late = await fetch(`${shop.url}/account`, { headers: { cookie: viewing } });
    expect(cookiesOf(late)).toContain("staff_seen=");
    expect(cookiesOf(late)).not.toContain("staff_session=");
  });

  it("what shared caches may keep sets no cookie, whoever asks", async () => {
    const staff = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const cookie = `${staff}; ${(await signIn(shop, "retail")).cookie}`;
    const query = new URLSearchParams({ id: "QuickSearch", variables: '{"term":"kettle"}' });
    const answer = await fetch(`${shop.url}/api/graphql?${query}`, { headers: { cookie } });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=0, s-maxage=60",
    ]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("no reason, no entry", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const customer = String(facts.retail.entityId);
    const refused = await post("/staff/enter", { customer, reason: "  " }, { cookie });
    expect(refused.headers.get("location")).toContain("problem=reason");
    expect(cookiesOf(refused)).not.toContain("staff_session=");
  });

  it("a form of another site, a customer's session and a forged cookie open nothing", async () => {
    const crossSite = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    expect((await post("/staff/sign-in", staffCredentials, crossSite)).status).toBe(403);
    const retail = await signIn(shop, "retail");
    const customer = String(facts.wholesale.entityId);
    for (const cookie of [retail.cookie, "staff_session=Fe26.2*1*forged; staff_seen=Fe26.2*1*forged"]) {
      const refused = await post("/staff/enter", { customer, reason: "none" }, { cookie });
      expect(refused.headers.get("location")).toContain("problem=session");
      const page = await (
        await fetch(`${shop.url}/staff?customer=${customer}`, { headers: { cookie } })
      ).text();
      expect(page).not.toContain(facts.wholesale.email);
    }
  });

  it("wrong passwords are counted: after five the right one waits too", async () => {
    const from = { "x-forwarded-for": "192.0.2.77" };
    const wrong = { ...staffCredentials, password: "wrong" };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const response = await post("/staff/sign-in", wrong, from);
      expect(response.headers.get("location")).toContain("problem=credentials");
    }
    const response = await post("/staff/sign-in", staffCredentials, from);
    expect(response.headers.get("location")).toContain("problem=throttled");
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe.runIf(canImpersonate)("the session of a customer", () => {
  const signInOverHttp = (name: CustomerName, cookie = "") => {
    permitSignIn(emails[name]);
    return post("/login/submit", { email: emails[name], password: "emulator", next: "/account" }, { cookie });
  };
  const outcomeOf = ({ status, headers }: Response) => [status, headers.get("clear-site-data")];

  it("begins with a 303, and the browser forgets its pages if another one was open, and at its end", async () => {
    const first = await signInOverHttp("retail");
    const second = await signInOverHttp("wholesale", cookiesOf(first));
    const out = await post("/logout", {}, { cookie: cookiesOf(second) });
    expect([first, second, out].map(outcomeOf)).toEqual([
      [303, null],
      [303, '"cache"'],
      [303, '"cache"'],
    ]);
  });

  it("ends the look that staff took at another one", async () => {
    const staff = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const viewing = cookiesOf(await enterOverHttp(facts.wholesale.entityId, "ticket 13", staff));
    const begun = await signInOverHttp("retail", viewing);
    // What they saw of the other one must not come back with the back button.
    expect(outcomeOf(begun)).toEqual([303, '"cache"']);
    const cookie = cookiesOf(begun);
    const page = await (await fetch(`${shop.url}/account`, { headers: { cookie } })).text();
    expect(page).toContain(emails.retail);
    expect(page).not.toContain(emails.wholesale);
  });
});
