import { expect, it } from "vitest";
import { redirectedPrefetch, signInWithForm } from "./browser.js";
import { addToCart, kettle, lineOf } from "./cart-pages.js";
import { drawnForm, sendDrawn, stampOf } from "./drawn-form.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails, signIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();
const sessionOf = (cookies: readonly { name: string }[]) =>
  cookies.find(({ name }) => name === "shop_session");

it.runIf(tokenKind === "private")(
  "signed in elsewhere, the first session ends at its next page, with a word, and can begin again",
  () =>
    withVisit(
      async ({ page, context }) => {
        await signInWithForm(page, emails.retail);
        await page.waitForURL("**/account");
        await signIn(shop, "retail");
        await page.goto("/account/orders");
        await page.getByText("You were signed out. Please sign in again.").waitFor();
        expect(sessionOf(await context.cookies())).toBeUndefined();
        await signInWithForm(page, emails.retail);
        await page.waitForURL("**/account");
        await signIn(shop, "retail");
        await page.goto("/login");
        await page.getByText("You were signed out. Please sign in again.").waitFor();
        await page.goto("/");
        await page.getByRole("link", { name: "Sign in" }).first().waitFor();
        await signInWithForm(page, emails.retail);
        await page.waitForURL("**/account");
      },
      { expectedFault: redirectedPrefetch },
    ),
);

it.runIf(tokenKind === "private").each([true, false])(
  "a form sent once the first session has ended waits for its customer, with JavaScript: %s",
  (javaScriptEnabled) =>
    withVisit(
      async ({ page }) => {
        await signInWithForm(page, emails.retail);
        await page.waitForURL("**/account");
        await page.goto("/account/profile");
        await page.getByLabel("Company").fill("Marsh & Daughters");
        await signIn(shop, "retail");
        await page.getByRole("button", { name: "Save profile" }).click();
        await page.getByText("so nothing was saved. Please sign in again.").waitFor();
        await page.getByText("What you had typed is shown again").waitFor();
        await page.getByLabel("Email").filter({ visible: true }).fill(emails.retail);
        await page.getByLabel("Password", { exact: true }).fill("emulator");
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.waitForURL("**/account/profile");
        await page.getByText("You had been signed out before this was sent").waitFor();
        expect(await page.getByLabel("Company").inputValue()).toBe("Marsh & Daughters");
      },
      { javaScriptEnabled },
    ),
);

it.runIf(tokenKind === "private")("signing out ends the customer's access token at BigCommerce", async () => {
  const { cookie } = await signIn(shop, "retail");
  const headers = { origin: shop.url, "sec-fetch-site": "same-origin", cookie };
  const body = new URLSearchParams({ customerStamp: await stampOf(shop, cookie) });
  await fetch(`${shop.url}/logout`, { method: "POST", redirect: "manual", headers, body });
  const last = async () => (await shop.emulator.requests()).at(-1);
  await expect.poll(last).toMatchObject({ operationName: "Logout", status: 200, customerId: 1043 });
  // Who kept the cookie has nothing from it.
  expect(await visit(shop, cookie).read("/account")).not.toContain("Sign out");
});

/** What the sign-in form says once the cookies are in the browser, in text. */
async function problemAt(path: string, cookie: string): Promise<string> {
  const html = await visit(shop, cookie).read(path);
  return (/id="login-problem".*?<\/p>/s.exec(html)?.[0] ?? "").replace(/<[^>]*>/g, " ");
}

it("a form that was sent after the session had ended: the sign-in form says so, and what becomes of what was typed", async () => {
  const page = "/account/profile";
  const html = await (await signIn(shop, "retail")).read(page);
  const typed = { firstName: "Ellisande", lastName: "Marsh", email: emails.retail, company: "", phone: "" };
  const send = async (form: string, fields: Record<string, string>) => {
    const refused = await sendDrawn(shop, drawnForm(html, page, form), { cookie: "", typed: fields });
    const login = refused.headers.get("location") ?? "";
    return { login, kept: cookieHeader(cookiesOf(refused)) };
  };
  const { login, kept } = await send("profile", typed);
  const said = await problemAt(login, kept);
  expect(said).toContain("Your session had ended before you sent this, so nothing was saved.");
  expect(said).toContain("What you had typed is shown again once the same customer has signed in.");
  // Nothing of it is shown there, and a link from elsewhere promises nothing.
  expect(await visit(shop, kept).read(login)).not.toContain("Ellisande");
  expect(await problemAt(login, "")).not.toContain("typed");
  expect(await problemAt("/login?problem=unsent&next=/account/addresses/new", kept)).not.toContain("typed");
  // It outlives a wrong password, and is over once somebody has signed in or out.
  expect(await problemAt(login.replace("unsent", "credentials"), kept)).toContain("What you had typed");
  const credentials = { email: emails.retail, password: "emulator", next: page };
  const begun = await post(shop, "/login/submit", credentials, { cookie: kept });
  expect(cookiesOf(begun).get("kept_page")).toBe("");
  expect(cookiesOf(await post(shop, "/logout", {}, { cookie: kept })).get("kept_page")).toBe("");
  // Passwords are never kept, nor is more than a cookie holds.
  const passwords = { currentPassword: "emulator", newPassword: "a-new-password-1" };
  const long = Object.fromEntries(
    ["firstName", "lastName", "company", "phone"].map((name) => [name, "語".repeat(255)]),
  );
  for (const [form, fields] of [
    ["password", passwords],
    ["profile", { ...typed, ...long, email: `${"e".repeat(240)}@e.example` }],
  ] as const) {
    const sent = await send(form, fields);
    expect(sent.kept).toContain("kept_account=");
    const problem = await problemAt(sent.login, sent.kept);
    expect(problem).toContain("nothing was saved");
    expect(problem).not.toContain("typed");
  }
});

it("of a long form in another script most is shown again, and what was too long says so beside its field", async () => {
  const page = "/account/addresses/new";
  const { read, cookie } = await signIn(shop, "retail");
  const form = drawnForm(await read(page), page, "address-new");
  const names = ["firstName", "lastName", "company", "address1", "address2", "city"];
  const long = names.map((name, index): [string, string] => [name, `${"\u0645".repeat(254)}${index}`]);
  const typed = { ...Object.fromEntries(long), postalCode: "20095", countryCode: "DE" };
  const refused = await sendDrawn(shop, form, { cookie: "", typed });
  const again = await visit(shop, `${cookie}; ${cookieHeader(cookiesOf(refused))}`).read(page);
  const isShown = long.map(([, value]) => again.includes(`value="${value}"`));
  const words = again.match(
    /<p [^>]*>What you had typed here was too long to keep\. Please type it again\./g,
  );
  expect(words).toHaveLength(isShown.filter((shown) => !shown).length);
  expect(isShown.filter((shown) => shown).length).toBeGreaterThan(3);
});

it("the sign-in page names who is signed in already, and its form does not wait for the name", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/login");
    await page.getByText("You are signed in as Elliot Marsh.").waitFor();
    await shop.emulator.faults.add([{ on: "graphql", times: null, delayMs: 5000, status: 500 }]);
    const startedAtMs = Date.now();
    await page.goto("/login", { waitUntil: "commit" });
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(Date.now() - startedAtMs).toBeLessThan(4000);
    expect(await page.getByText("You are signed in already.").isVisible()).toBe(true);
    await page.waitForLoadState("load");
    await shop.emulator.faults.clear();
    expect(await page.getByText("You are signed in already.").isVisible()).toBe(true);
  }));

it("a link to the end of a session signs nobody out whose session is good", async () => {
  const { cookie, read } = await signIn(shop, "retail");
  const answer = await fetch(`${shop.url}/session-ended`, { redirect: "manual", headers: { cookie } });
  expect([answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual(["/account", []]);
  expect(await read("/account")).toContain(emails.retail);
});

it("if BigCommerce cannot say whether a session is good, it stays", async () => {
  const { cookie, read } = await signIn(shop, "retail");
  await shop.emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
  const answer = await fetch(`${shop.url}/session-ended`, { redirect: "manual", headers: { cookie } });
  expect([answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual(["/account", []]);
  await shop.emulator.faults.clear();
  expect(await read("/account")).toContain(emails.retail);
});

it("a link to the end of a session leads a visitor without one to the sign-in form", async () => {
  const answer = await fetch(`${shop.url}/session-ended`, { redirect: "manual" });
  expect(answer.headers.get("location")).toMatch(/^\/login/);
});

it("and takes no guest's cart away", () =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle);
    await page.goto("/session-ended");
    await page.goto("/cart");
    await lineOf(page, "Heron Gooseneck Kettle").waitFor();
  }));

it("the e-mail that one person typed at the sign-in form is not shown to the next", async () => {
  const noor = "noor.private@example.com";
  const { cookie } = await signIn(shop, "retail");
  const kept = async (sent: string) => {
    const refused = await post(shop, "/login/submit", { email: noor, password: "wrong" }, { cookie: sent });
    return cookieHeader(cookiesOf(refused));
  };
  expect(await visit(shop, await kept("")).read("/login")).toContain(noor);
  expect(await visit(shop, `${cookie}; ${await kept(cookie)}`).read("/login")).not.toContain(noor);
  const customerStamp = await stampOf(shop, cookie);
  const out = await post(shop, "/logout", { customerStamp }, { cookie });
  const registered = await post(shop, "/register/submit", {
    firstName: "Elliot",
    lastName: "Two",
    email: "elliot.two@example.com",
    password: "a-long-password-1",
  });
  for (const response of [out, registered]) expect(cookiesOf(response).get("login_email")).toBe("");
});
