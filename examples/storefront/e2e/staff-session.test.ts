import { describe, expect, it } from "vitest";
import { stampOf } from "./drawn-form.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { type CustomerName, emails, permitSignIn, signIn } from "./shopper.js";
import { permitCustomer } from "./watch-requests.js";

const { shop } = await openShop();
const facts = await readFacts(shop.emulator);

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
  const fields = { customer: String(customerId), reason, customerStamp: staffCredentials.email };
  return post("/staff/enter", fields, { cookie });
}
const staffCredentials = { email: "staff@example.com", password: "emulator-staff" };

describe("the staff session", () => {
  it("is strict, sealed and ends by itself after half an hour", async () => {
    const lines = (await post("/staff/sign-in", staffCredentials)).headers.getSetCookie();
    expect(lines.map((line) => line.split("=", 1)[0])).toEqual([
      "staff_device",
      "staff_session",
      "staff_seen",
    ]);
    for (const line of lines) expect(line).toMatch(/HttpOnly; SameSite=strict/i);
    expect(lines[2]).toContain("Max-Age=1800");
    expect(lines.join()).not.toContain("staff@example.com");
  });

  it("entering and leaving are a 303 that has the browser forget its pages", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const entered = await enterOverHttp(facts.retail.entityId, "ticket 11", cookie);
    const customerStamp = `${staffCredentials.email} as ${facts.retail.entityId}`;
    const left = await post("/staff/leave", { customerStamp }, { cookie: cookiesOf(entered) });
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

  it("a copy of the cookies shows nobody once staff have left, in any mode", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const looking = cookiesOf(await enterOverHttp(facts.retail.entityId, "ticket 14", cookie));
    const customerStamp = `${staffCredentials.email} as ${facts.retail.entityId}`;
    const mode = await post("/staff/mode", { changes: "allow", customerStamp }, { cookie: looking });
    const changing = cookiesOf(mode);
    const profileOf = (copy: string) =>
      fetch(`${shop.url}/account/profile`, { headers: { cookie: copy }, redirect: "manual" });
    expect(await (await profileOf(changing)).text()).toContain(emails.retail);
    await post("/staff/leave", { customerStamp }, { cookie: changing });
    for (const copy of [looking, changing]) expect((await profileOf(copy)).status).toBe(307);
    expect(await (await fetch(`${shop.url}/staff`, { headers: { cookie: changing } })).text()).toContain(
      "Signed in as",
    );
  });

  /** Staff who look at the retail customer, and who send a form with the cookies they have then. */
  async function lookAtRetail(reason: string) {
    const signedIn = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const cookie = cookiesOf(await enterOverHttp(facts.retail.entityId, reason, signedIn));
    const customerStamp = `${staffCredentials.email} as ${facts.retail.entityId}`;
    return {
      cookie,
      send: (path: string, fields = {}) => post(path, { ...fields, customerStamp }, { cookie }),
    };
  }
  const seesRetail = async (cookie: string) => {
    const page = await fetch(`${shop.url}/account/profile`, { headers: { cookie }, redirect: "manual" });
    return (await page.text()).includes(emails.retail);
  };

  it("whoever leaves or signs out while changes are being allowed has done so", async () => {
    for (const path of ["/staff/leave", "/staff/sign-out"]) {
      const { send } = await lookAtRetail("ticket 15");
      const changing = cookiesOf(await send("/staff/mode", { changes: "allow" }));
      expect(await seesRetail(changing)).toBe(true);
      // Sent before the browser had the other response.
      const left = await send(path);
      expect([left.status, left.headers.get("location")]).toEqual([303, "/staff"]);
      expect(await seesRetail(changing)).toBe(false);
    }
    const { send } = await lookAtRetail("ticket 16");
    const [mode, left] = await Promise.all([send("/staff/mode", { changes: "allow" }), send("/staff/leave")]);
    expect(left.headers.get("location")).toBe("/staff");
    expect(await seesRetail(cookiesOf(mode))).toBe(false);
  });

  it("a copy that may change something shows nobody once staff are back to looking only", async () => {
    const { send } = await lookAtRetail("ticket 17");
    const changing = cookiesOf(await send("/staff/mode", { changes: "allow" }));
    const customerStamp = `${staffCredentials.email} as ${facts.retail.entityId}`;
    const back = await post("/staff/mode", { changes: "refuse", customerStamp }, { cookie: changing });
    expect(await seesRetail(changing)).toBe(false);
    expect(await seesRetail(cookiesOf(back))).toBe(true);
  });

  it("a new sign-in in a browser ends the session before it, and its view", async () => {
    const { cookie } = await lookAtRetail("ticket 18");
    expect(await seesRetail(cookie)).toBe(true);
    await post("/staff/sign-in", staffCredentials, { cookie });
    expect(await seesRetail(cookie)).toBe(false);
    const desk = await fetch(`${shop.url}/staff`, { headers: { cookie } });
    expect(await desk.text()).not.toContain("Signed in as");
  });

  it.each([
    ["a page", {}],
    ["a navigation", { rsc: "1" }],
    ["what is fetched ahead", { rsc: "1", "next-router-prefetch": "1" }],
    ["a part of it", { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }],
  ])("no shared cache may keep %s that carries a staff session on", async (_, headers) => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    for (const path of ["/", "/login", "/account", "/cart", "/sign-out", "/product/lark-hand-grinder"]) {
      // Next leads to the address that has a hash of these headers in it.
      const response = await fetch(shop.url + path, { headers: { cookie, ...headers } });
      expect(response.headers.getSetCookie().join()).toContain("staff_seen=");
      expect([path, response.headers.get("cache-control")]).toEqual([
        path,
        expect.stringContaining("no-store"),
      ]);
      expect(response.headers.get("cache-control")).not.toMatch(/public|s-maxage/);
    }
  });

  it("a file that is the same for everybody carries no session on", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    for (const path of ["/robots.txt", "/icon.svg"]) {
      const file = await fetch(shop.url + path, { headers: { cookie } });
      expect([path, file.status, file.headers.getSetCookie()]).toEqual([path, 200, []]);
    }
  });

  it("what shared caches may keep sets no cookie, whoever asks", async () => {
    const staff = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const cookie = `${staff}; ${(await signIn(shop, "retail")).cookie}`;
    const query = new URLSearchParams({ id: "QuickSearch", variables: '{"term":"kettle"}' });
    const url = `${shop.url}/api/graphql?${query}`;
    const answer = await fetch(url, { headers: { cookie, "x-original-uri": url } });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=0, s-maxage=60",
    ]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("no reason, no entry", async () => {
    const cookie = cookiesOf(await post("/staff/sign-in", staffCredentials));
    const customer = String(facts.retail.entityId);
    const fields = { customer, reason: "  ", customerStamp: staffCredentials.email };
    const refused = await post("/staff/enter", fields, { cookie });
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
      const location = refused.headers.get("location") ?? "";
      expect(location).toContain("problem=session");
      const told = await (await fetch(shop.url + location)).text();
      expect(told).toContain("If you sent a form just now, it was not carried out.");
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

describe("the session of a customer", () => {
  const signInOverHttp = (name: CustomerName, cookie = "") => {
    permitSignIn(emails[name]);
    return post("/login/submit", { email: emails[name], password: "emulator", next: "/account" }, { cookie });
  };
  const outcomeOf = ({ status, headers }: Response) => [status, headers.get("clear-site-data")];

  it("begins with a 303, and the browser forgets its pages if another one was open, and at its end", async () => {
    const first = await signInOverHttp("retail");
    const second = await signInOverHttp("wholesale", cookiesOf(first));
    const cookie = cookiesOf(second);
    const out = await post("/logout", { customerStamp: await stampOf(shop, cookie) }, { cookie });
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

it("strangers with wrong passwords cannot keep staff out of a browser where they signed in before", async () => {
  const signIn = (from: string, password: string, cookie = "") =>
    post("/staff/sign-in", { ...staffCredentials, password }, { "x-forwarded-for": from, cookie });
  const right = staffCredentials.password;
  const device = cookiesOf(await signIn("203.0.113.9", right));
  expect(device).toContain("staff_device=");
  for (let attempt = 0; attempt < 25; attempt += 1) await signIn(`198.51.100.${attempt}`, "wrong");
  expect((await signIn("203.0.113.10", right)).headers.get("location")).toContain("problem=throttled");
  const known = await signIn("203.0.113.9", right, device.replace(/staff_(session|seen)=[^;]*;? ?/g, ""));
  expect(known.headers.get("location")).toBe("/staff");
});
