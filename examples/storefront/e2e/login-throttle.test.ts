import { expect, it } from "vitest";
import { findRedisServer } from "../../../packages/next-bigcommerce/test/fleet/find-redis-server.js";
import { startRedis } from "../../../packages/next-bigcommerce/test/fleet/start-redis.js";
import { drawnForm, sendDrawn } from "./drawn-form.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { type Shop, startShop } from "./shop.js";
import { emails, permitSignIn } from "./shopper.js";

const { shop } = await openShop({ TRUSTED_PROXY_HOPS: "1" });

/** A sign-in that comes through the proxy, from an address; the visitor may have sent the header too. */
const send = (email: string, from: string, password: string, cookie = "", at: Pick<Shop, "url"> = shop) =>
  fetch(`${at.url}/login/submit`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: at.url, "sec-fetch-site": "same-origin", "x-forwarded-for": from, cookie },
    body: new URLSearchParams({ email, password, next: "/account" }),
  });

async function tryToSignIn(
  email: string,
  from: string,
  password = "wrong",
  cookie = "",
  at: Pick<Shop, "url"> = shop,
): Promise<string> {
  const { headers } = await send(email, from, password, cookie, at);
  return new URL(headers.get("location") ?? "", shop.url).searchParams.get("problem") ?? "none";
}

async function tries(count: number, attempt: (index: number) => Promise<string>): Promise<string[]> {
  const problems: string[] = [];
  for (let index = 0; index < count; index += 1) problems.push(await attempt(index));
  return problems;
}

const wrong = (count: number) => Array.from({ length: count }, () => "credentials");

it("the eleventh try for one e-mail is refused, even with the right password; another e-mail is free", async () => {
  const from = "192.0.2.1";
  expect(await tries(10, () => tryToSignIn(emails.retail, from))).toEqual(wrong(10));
  expect(await tryToSignIn(emails.retail, from, "emulator")).toBe("throttled");
  expect(await tryToSignIn(emails.wholesale, from, "emulator")).toBe("none");
});

it("whoever is locked out by somebody else's tries signs in from an address of their own", async () => {
  await tries(60, () => tryToSignIn(emails.new, "192.0.2.66"));
  expect(await tryToSignIn(emails.new, "192.0.2.2", "emulator")).toBe("none");
});

it("an address over its limit is refused for a fresh e-mail, whatever it says its address is", async () => {
  const made = (index: number) => `198.51.100.${index}, 192.0.2.3`;
  expect(await tries(60, (index) => tryToSignIn(`guess-${index}@example.com`, made(index)))).toEqual(
    wrong(60),
  );
  const asked = (await shop.emulator.stats()).graphql;
  expect(await tryToSignIn(emails.wholesale, made(200), "emulator")).toBe("throttled");
  expect((await shop.emulator.stats()).graphql).toBe(asked);
  expect(await tryToSignIn(emails.wholesale, "192.0.2.4", "emulator")).toBe("none");
});

it("the addresses of one IPv6 network are one visitor", async () => {
  const emailOf = (index: number) => `network-${index}@example.com`;
  const from = (index: number) => `2001:db8:1:2::${(index + 1).toString(16)}`;
  expect(await tries(60, (index) => tryToSignIn(emailOf(index), from(index)))).toEqual(wrong(60));
  expect(await tryToSignIn(emailOf(60), "[2001:db8:1:2:ffff::1]:40312")).toBe("throttled");
  expect(await tryToSignIn(emailOf(60), "2001:db8:1:3::1")).toBe("credentials");
});

/** Signs in, and returns the cookie by which the browser is known from then on. */
async function knownDeviceOf(email: string, from: string): Promise<string> {
  permitSignIn(email);
  const { headers } = await send(email, from, "emulator");
  return (
    headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith("shop_device="))
      ?.split(";")[0] ?? ""
  );
}

it("1,000 wrong passwords from 100 addresses: 50 reach BigCommerce, then one in 20 seconds; the customer gets in", async () => {
  const email = emails.wholesale;
  const mine = await knownDeviceOf(email, "203.0.113.1");
  const another = await knownDeviceOf(emails.retail, "203.0.113.2");
  expect([mine, another]).toEqual([expect.stringMatching(/=./), expect.stringMatching(/=./)]);
  const logins = async () => (await shop.emulator.stats()).graphql;
  const [before, startedAtMs] = [await logins(), Date.now()];
  await Promise.all(
    Array.from({ length: 100 }, (_, address) => tries(10, () => tryToSignIn(email, `198.18.0.${address}`))),
  );
  const slowOnes = 1 + Math.floor((Date.now() - startedAtMs) / 20_000);
  const reached = (await logins()) - before;
  expect(reached).toBeGreaterThanOrEqual(50);
  expect(reached).toBeLessThanOrEqual(50 + slowOnes + 1);
  // From the address of one of those who tried, with the cookie of another customer: as everybody else.
  expect(await tryToSignIn(email, "198.18.0.1", "emulator", another)).toBe("throttled");
  expect(await tryToSignIn(email, "198.18.0.1", "emulator", mine)).toBe("none");
});

const redisServer = findRedisServer();

it.runIf(redisServer !== undefined)(
  "with a shared Redis all processes count together, by keys that name nobody; without it each goes on by itself",
  async () => {
    const redis = await startRedis(redisServer ?? "");
    const fleet = await startShop({ TRUSTED_PROXY_HOPS: "1", REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    try {
      const guess = (from: string, password?: string) =>
        tryToSignIn(emails.retail, from, password, "", fleet);
      expect(await tries(10, () => guess("192.0.2.1"))).toEqual(wrong(10));
      await fleet.restart();
      expect(await guess("192.0.2.1", "emulator")).toBe("throttled");
      const other = (from: string) => tryToSignIn(emails.wholesale, from, "wrong", "", fleet);
      const burst = await Promise.all(Array.from({ length: 200 }, () => other("192.0.2.9")));
      // What Redis answers too late for, under such a load, the process counts by itself, up to ten again.
      const letThrough = burst.filter((problem) => problem === "credentials").length;
      expect(letThrough).toBeLessThanOrEqual(20);
      // However many that address sent, it took no more of the e-mail's fifty than it was let through.
      const left = 50 - letThrough;
      expect(await tries(left, (index) => other(`198.18.1.${index}`))).toEqual(wrong(left));
      const keys = await redis.keys("*");
      expect(keys.join()).toContain("kettle-and-fern:limit:sign-in");
      expect(keys.join()).not.toMatch(/@|192\.0/);
      await redis.stop();
      permitSignIn(emails.retail);
      expect(await guess("192.0.2.2", "emulator")).toBe("none");
      expect(await tries(11, () => guess("192.0.2.3"))).toEqual([...wrong(10), "throttled"]);
    } finally {
      await fleet.stop();
      await redis.stop();
    }
  },
);

/** Opens an account, and returns the cookies of the browser that did. */
async function registered(email: string, from: string, password: string) {
  const fields = { firstName: "Ada", lastName: "Quill", email, password };
  const response = await post(shop, "/register/submit", fields, { "x-forwarded-for": from });
  return cookiesOf(response);
}

async function changeEmail(cookies: ReadonlyMap<string, string>, email: string) {
  const cookie = cookieHeader(cookies);
  const page = await fetch(`${shop.url}/account/profile`, { headers: { cookie } });
  const form = drawnForm((await page.text()).replaceAll("<!-- -->", ""), "/account/profile", "profile");
  const typed = { firstName: "Ada", lastName: "Quill", email, company: "", phone: "" };
  const changed = await sendDrawn(shop, form, { cookie, typed });
  expect(changed.headers.get("location")).toContain("done=profile");
  return cookiesOf(changed);
}

const deviceIn = (cookies: ReadonlyMap<string, string>) => `shop_device=${cookies.get("shop_device")}`;

it("devices of somebody who had the e-mail before cannot keep out who has it now", async () => {
  const email = "handed-on@example.com";
  const attackers = await registered(email, "203.0.113.20", "attacker-pass-1");
  const devices = [deviceIn(attackers)];
  for (const from of ["203.0.113.21", "203.0.113.22"])
    devices.push(deviceIn(cookiesOf(await send(email, from, "attacker-pass-1"))));
  await changeEmail(attackers, "moved-away@example.com");
  const mine = deviceIn(await registered(email, "203.0.113.30", "victim-pass-1"));
  const problems: string[] = [];
  for (const device of devices)
    problems.push(...(await tries(11, (index) => tryToSignIn(email, `192.0.2.${index}`, "wrong", device))));
  expect(problems.filter((problem) => problem === "credentials")).toHaveLength(20);
  expect(await tryToSignIn(email, "203.0.113.30", "victim-pass-1", mine)).toBe("none");
});

it("a browser where a customer changes their e-mail is known by the new one, and no more by the old", async () => {
  const [before, after] = ["before@example.com", "after@example.com"];
  const cookies = await registered(before, "203.0.113.40", "long-enough-1");
  const device = deviceIn(await changeEmail(cookies, after));
  for (const email of [before, after]) await tries(10, () => tryToSignIn(email, "198.51.100.40"));
  expect(await tryToSignIn(after, "198.51.100.40", "long-enough-1")).toBe("throttled");
  expect(await tryToSignIn(before, "198.51.100.40", "wrong", device)).toBe("throttled");
  expect(await tryToSignIn(after, "198.51.100.40", "long-enough-1", device)).toBe("none");
});
