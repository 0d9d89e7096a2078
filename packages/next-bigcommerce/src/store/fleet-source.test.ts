import { beforeEach, describe, expect, it } from "vitest";
import type { BigCommerceEvent } from "../telemetry/events.js";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import type { TokenRequest } from "../token/source.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { BoundedTokenStore } from "./bounded.js";
import { FleetTokenSource } from "./fleet-source.js";
import { createMemoryTokenStore, type MemoryTokenStore } from "./memory-token-store.fixture.js";
import { createTokenSeal } from "./seal.js";
import type { TokenStore } from "./token-store.js";

const key = "https://api|abc|1|impersonation|f";
let clock: FakeClock;
let store: MemoryTokenStore;
let events: BigCommerceEvent[];
let mints: ((token: string) => void)[];

beforeEach(() => {
  clock = createFakeClock();
  store = createMemoryTokenStore(clock);
  events = [];
  mints = [];
});

/** One process of the fleet. */
function createInstance(accessToken = "access-token", itsStore: TokenStore = store) {
  return new FleetTokenSource({
    store: new BoundedTokenStore(itsStore, clock, (event) => events.push(event)),
    seal: createTokenSeal(accessToken, key, "impersonation"),
    key,
    clock,
    nowMs: clock.now,
    mint: (expiresAt) =>
      new Promise((resolve) => mints.push((token) => resolve(new StorefrontToken(token, expiresAt)))),
  });
}

function request(rest: Partial<TokenRequest> = {}): TokenRequest {
  const expiresAt = clock.now() / 1000 + 3600;
  return { expiresAt, isRefresh: false, accepts: (token) => token.expiresAt * 1000 > clock.now(), ...rest };
}
const deadline = () => createDeadline(clock, 10_000);

describe("a fleet from cold", () => {
  it("40 instances mint one token, and all have it", async () => {
    const all = Array.from({ length: 40 }, () => createInstance().obtain(request(), deadline()));
    await clock.settle();
    expect(mints).toHaveLength(1);
    mints[0]?.("a.b.c");
    await clock.settle();
    await clock.pass(200);
    const obtained = await Promise.all(all);
    expect(new Set(obtained.map((one) => one?.token.token))).toEqual(new Set(["a.b.c"]));
    expect(obtained.filter((one) => one?.source === "mint")).toHaveLength(1);
  });

  it("after a holder died, one of the others mints when its lease has ended", async () => {
    void createInstance().obtain(request(), deadline());
    await clock.settle();
    const others = Array.from({ length: 10 }, () => createInstance().obtain(request(), deadline()));
    await clock.settle();
    await clock.pass(4900);
    expect(mints).toHaveLength(1);
    await clock.pass(350);
    expect(mints).toHaveLength(2);
    mints[1]?.("d.e.f");
    await clock.settle();
    await clock.pass(300);
    expect((await Promise.all(others)).map((one) => one?.token.token)).toEqual(Array(10).fill("d.e.f"));
  });

  it("a lease that somebody holds for ever costs a bounded wait and a mint", async () => {
    store.entries.set(`${key}|lease`, { value: "an attacker", untilMs: Number.POSITIVE_INFINITY });
    const obtained = createInstance().obtain(request(), deadline());
    await clock.settle();
    await clock.pass(9000);
    expect(mints).toHaveLength(1);
    mints[0]?.("a.b.c");
    expect((await obtained)?.token.token).toBe("a.b.c");
  });

  it("a lease that a store keeps back for longer than any lives is asked for by itself", async () => {
    store.getOrLease = async (sought) => ({ value: await store.get(sought), hasLease: false });
    const obtained = createInstance().obtain(request(), deadline());
    await clock.settle();
    await clock.pass(4900);
    expect(mints).toHaveLength(0);
    await clock.pass(500);
    expect(mints).toHaveLength(1);
    mints[0]?.("a.b.c");
    expect((await obtained)?.token.token).toBe("a.b.c");
  });
});

it("an instance that was asleep past its deadline while it waited starts no mint", async () => {
  store.entries.set(`${key}|lease`, { value: "another", untilMs: Number.POSITIVE_INFINITY });
  const obtained = createInstance().obtain(request(), deadline());
  const failed = expect(obtained).rejects.toMatchObject({ code: "timeout" });
  await clock.settle();
  await clock.freeze(60_000);
  await failed;
  expect(mints).toHaveLength(0);
});

describe("a refresh", () => {
  it("is left to the instance that has the lease", async () => {
    void createInstance().obtain(request({ isRefresh: true }), deadline());
    await clock.settle();
    expect(await createInstance().obtain(request({ isRefresh: true }), deadline())).toBeUndefined();
    expect(mints).toHaveLength(1);
  });
});

describe("entries that cannot be trusted are misses", () => {
  async function sealedBy(accessToken: string, place = key): Promise<string> {
    const expiresAt = clock.now() / 1000 + 3600;
    return createTokenSeal(accessToken, place, "impersonation").seal(new StorefrontToken("x.y.z", expiresAt));
  }

  it.each([
    ["garbage", async () => "garbage"],
    ["sealed with another access token", () => sealedBy("other")],
    ["sealed for another place", () => sealedBy("access-token", "elsewhere")],
    ["too large", async () => "x".repeat(100_000)],
  ])("%s", async (_name, makeEntry) => {
    store.entries.set(key, { value: await makeEntry(), untilMs: Number.POSITIVE_INFINITY });
    const obtained = createInstance().obtain(request(), deadline());
    await clock.settle();
    mints[0]?.("a.b.c");
    await clock.settle();
    expect(await obtained).toMatchObject({ source: "mint" });
  });

  it("a replayed entry past its time", async () => {
    const value = await sealedBy("access-token");
    await clock.pass(3600_000);
    store.entries.set(key, { value, untilMs: Number.POSITIVE_INFINITY });
    void createInstance().obtain(request(), deadline());
    await clock.settle();
    expect(mints).toHaveLength(1);
  });

  it("a replayed entry that this process rejects", async () => {
    store.entries.set(key, { value: await sealedBy("access-token"), untilMs: Number.POSITIVE_INFINITY });
    void createInstance().obtain(request({ accepts: ({ token }) => token !== "x.y.z" }), deadline());
    await clock.settle();
    expect(mints).toHaveLength(1);
  });
});

describe("a rejected token", () => {
  it("is evicted for everyone, but never a newer one", async () => {
    const instance = createInstance();
    const obtained = instance.obtain(request(), deadline());
    await clock.settle();
    mints[0]?.("a.b.c");
    await clock.settle();
    await obtained;
    await instance.evict("o.l.d");
    expect(await store.get(key)).toBeDefined();
    await instance.evict("a.b.c");
    expect(await store.get(key)).toBeUndefined();
  });
});

it("an entry that somebody deleted is missed, and the next mint puts another in its place", async () => {
  const first = createInstance().obtain(request(), deadline());
  await clock.settle();
  mints[0]?.("a.b.c");
  await clock.settle();
  await first;
  store.entries.delete(key);
  const second = createInstance().obtain(request(), deadline());
  await clock.settle();
  mints[1]?.("d.e.f");
  await clock.settle();
  expect((await second)?.source).toBe("mint");
  expect(await createInstance().obtain(request(), deadline())).toMatchObject({ source: "store" });
});

describe("a store that is away", () => {
  it("dead: the process mints for itself at once, and its event has none of the store's words", async () => {
    store.before = () => Promise.reject(new Error("redis://user:hunter2@redis refused"));
    const obtained = createInstance().obtain(request(), deadline());
    await clock.settle();
    mints[0]?.("a.b.c");
    expect((await obtained)?.token.token).toBe("a.b.c");
    expect(events).toEqual([
      { type: "token_store_unavailable", operation: "getOrLease", reason: "failed", pauseMs: 1000 },
    ]);
  });

  it("hanging: it gets two seconds, and then is not asked for one", async () => {
    let calls = 0;
    store.before = () => {
      calls += 1;
      return new Promise(() => {});
    };
    const instance = createInstance();
    const first = instance.obtain(request(), deadline());
    await clock.pass(2000);
    mints[0]?.("a.b.c");
    await first;
    const second = instance.obtain(request(), deadline());
    await clock.settle();
    mints[1]?.("d.e.f");
    await second;
    expect(calls).toBe(1);
  });

  it("back again: it is used without a restart", async () => {
    store.before = () => Promise.reject(new Error("refused"));
    const instance = createInstance();
    const during = instance.obtain(request(), deadline());
    await clock.settle();
    mints[0]?.("a.b.c");
    await during;
    store.before = async () => {};
    store.entries.clear();
    await clock.pass(1000);
    const after = instance.obtain(request(), deadline());
    await clock.settle();
    mints[1]?.("d.e.f");
    await clock.settle();
    await after;
    expect((await createInstance().obtain(request(), deadline()))?.source).toBe("store");
  });
});
