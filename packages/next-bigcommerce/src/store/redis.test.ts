import { describe, expect, it } from "vitest";
import type { BigCommerceEvent } from "../telemetry/events.js";
import { systemClock } from "../time/clock.js";
import { BoundedTokenStore } from "./bounded.js";
import { keyvTokenStore } from "./keyv.js";
import { redisTokenStore } from "./redis.js";
import type { TokenStore } from "./token-store.js";

const lease = { key: "key|lease", owner: "owner", lifetimeMs: 1000 };
const bytes = (text: string) => new TextEncoder().encode(text);

/** A client whose every answer is this one; notes what it was asked. */
function answering(answer: unknown) {
  const sent: string[][] = [];
  const call = async (...args: string[]) => {
    sent.push(args);
    return answer;
  };
  return { sent, store: redisTokenStore({ call }) };
}

describe("redisTokenStore", () => {
  it("sends its commands in lower case: ioredis 5.8 prefixes the keys of no others", async () => {
    const { sent, store } = answering("OK");
    await store.get("key");
    await store.set("key", "value", 1);
    await store.delete("key", "value");
    await store.setAndRelease?.("key", "value", 1, lease);
    expect(sent.map(([command]) => command)).toEqual(["get", "set", "eval", "eval"]);
  });

  it("reads bytes as text", async () => {
    expect(await answering(bytes("ä")).store.get("key")).toBe("ä");
    await answering(bytes("OK")).store.set("key", "value", 1);
    expect(await answering([bytes("leased")]).store.acquireLease?.("key", "owner", 1)).toBe(true);
    const { store } = answering([bytes("value"), bytes("ä")]);
    expect(await store.getOrLease?.("key", lease)).toEqual({ value: "ä", hasLease: false });
  });
});

const calls: Record<string, (store: BoundedTokenStore) => { inTime: Promise<unknown> }> = {
  get: (store) => store.get("key"),
  set: (store) => store.set("key", "value", 1),
  acquireLease: (store) => store.acquireLease(lease),
  getOrLease: (store) => store.getOrLease("key", lease),
};

async function eventOf(store: TokenStore, operation: string): Promise<BigCommerceEvent | undefined> {
  const events: BigCommerceEvent[] = [];
  const bounded = new BoundedTokenStore(store, systemClock, (event) => events.push(event));
  expect(await calls[operation]?.(bounded).inTime).toBeUndefined();
  return events[0];
}

const keyv = (answer: unknown) =>
  keyvTokenStore({ get: async () => answer, set: async () => true, delete: async () => true });

describe("an answer of an unexpected type is a fault of the store, and not nothing", () => {
  it.each([
    ["Redis", "get", answering(7).store],
    ["Redis", "set", answering("QUEUED").store],
    ["Redis", "set", answering(null).store],
    ["Redis", "acquireLease", answering("OK").store],
    ["Redis", "acquireLease", answering(null).store],
    ["Redis", "getOrLease", answering(["value"]).store],
    ["Redis", "getOrLease", answering({ value: "x" }).store],
    ["Keyv", "get", keyv({ value: "x" })],
    ["Keyv", "get", keyv(["x"])],
  ])("%s: %s", async (_name, operation, store) => {
    expect(await eventOf(store, operation)).toMatchObject({
      type: "token_store_unavailable",
      operation,
      reason: "unexpected_answer",
    });
  });
});
