import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRedisServer } from "../../../packages/next-bigcommerce/test/fleet/find-redis-server.js";
import { type RedisServer, startRedis } from "../../../packages/next-bigcommerce/test/fleet/start-redis.js";
import { hiddenFieldsOf, post } from "./http-form.js";
import { startTimedShop, type TimedShop } from "./move-clocks.js";
import { changePassword, isSignedIn, sendNewPassword, sessionOf, signInWith } from "./sessions.js";
import { type Shop, startShop, tokenKind } from "./shop.js";
import { signIn, visit } from "./shopper.js";

const redisServer = findRedisServer();

/** The store's next answer comes late. Returns what resolves once the store was asked: it carries it out at once. */
async function answerLate(shop: Shop): Promise<() => Promise<void>> {
  const asked = async () => (await shop.emulator.stats()).graphql;
  const before = await asked();
  await shop.emulator.faults.add([{ on: "graphql", times: 1, delayMs: 4000 }]);
  return () => expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before);
}

describe("a new password", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop?.stop());

  it("ends the customer's other sessions, and this one goes on", async () => {
    const elsewhere = (await signIn(shop, "retail")).cookie;
    const { cookie } = await signIn(shop, "retail");
    const changed = await changePassword(shop, cookie);
    expect(changed.headers.get("location")).toContain("done=password");
    const renewed = sessionOf(changed);
    expect(await isSignedIn(shop, renewed)).toBe(true);
    for (const ended of [elsewhere, cookie]) expect(await isSignedIn(shop, ended)).toBe(false);
    await shop.emulator.reset();
  });

  it.runIf(tokenKind === "impersonation")(
    "ends them too if the customer signed out before it was answered, and begins none for the old password",
    async () => {
      const elsewhere = (await signIn(shop, "retail")).cookie;
      const { cookie } = await signIn(shop, "retail");
      const profileOfMine = await visit(shop, cookie).read("/account/profile");
      const stamp = hiddenFieldsOf(profileOfMine, "firstName");
      const isChanged = await answerLate(shop);
      const changing = sendNewPassword(shop, cookie, profileOfMine);
      await isChanged();
      const left = await post(shop, "/logout", { customerStamp: stamp.customerStamp ?? "" }, { cookie });
      expect(left.headers.get("location")).toBe("/");
      expect(await isSignedIn(shop, cookie)).toBe(false);
      expect((await changing).headers.getSetCookie().join()).not.toContain("shop_session=F");
      for (const ended of [elsewhere, cookie]) expect(await isSignedIn(shop, ended)).toBe(false);
      await shop.emulator.reset();

      const mine = (await signIn(shop, "retail")).cookie;
      const profile = await visit(shop, mine).read("/account/profile");
      const isSignedInThere = await answerLate(shop);
      const late = signInWith(shop, "emulator");
      await isSignedInThere();
      await sendNewPassword(shop, mine, profile);
      expect((await late).headers.get("location")).toContain("problem=credentials");
      expect((await signInWith(shop, "another-password-1")).headers.get("location")).toBe("/account");
      await shop.emulator.reset();
    },
  );

  it("a sign-out that crosses the change ends the session whose cookie the change has renewed", async () => {
    const { cookie } = await signIn(shop, "retail");
    const { customerStamp = "" } = hiddenFieldsOf(
      await visit(shop, cookie).read("/account/profile"),
      "firstName",
    );
    const renewed = sessionOf(await changePassword(shop, cookie));
    expect(await isSignedIn(shop, renewed)).toBe(true);
    // It was sent before the browser had the renewed cookie.
    await post(shop, "/logout", { customerStamp }, { cookie });
    expect(await isSignedIn(shop, renewed)).toBe(false);
  });
});

describe.runIf(redisServer !== undefined)("a new password, with a shared Redis", () => {
  let redis: RedisServer;
  let ahead: TimedShop;
  let shop: Shop;
  beforeAll(async () => {
    redis = await startRedis(redisServer ?? "");
    const env = { REDIS_URL: `redis://127.0.0.1:${redis.port}` };
    [ahead, shop] = await Promise.all([startTimedShop(env), startShop(env)]);
  });
  afterAll(async () => {
    await ahead?.shop.stop();
    await shop?.stop();
    await redis?.stop();
  });

  it("a password that is changed at the one that is ahead signs in at the other at once", async () => {
    await ahead.pass(120);
    const { cookie } = await signIn(ahead.shop, "retail");
    await changePassword(ahead.shop, cookie);
    const elsewhere = await signInWith(shop, "emulator");
    // It has a store of its own, where the password is as it was: what counts is when it was asked.
    expect(elsewhere.headers.get("location")).toBe("/account");
    expect(await isSignedIn(shop, sessionOf(elsewhere))).toBe(true);
  });

  // With private tokens BigCommerce itself ends the session before at each sign-in.
  it.runIf(tokenKind === "impersonation")(
    "who signs in while it is away, with a password changed before, stays signed in when it is back",
    async () => {
      const { cookie } = await signIn(shop, "retail");
      const renewed = sessionOf(await changePassword(shop, cookie));
      redis.freeze();
      const begun = sessionOf(await signInWith(shop, "another-password-1"));
      redis.thaw();
      await expect.poll(() => isSignedIn(shop, renewed), { timeout: 30_000 }).toBe(true);
      await expect.poll(() => isSignedIn(shop, cookie), { timeout: 30_000 }).toBe(false);
      expect(await isSignedIn(shop, begun)).toBe(true);
      await shop.emulator.reset();
    },
  );
});
