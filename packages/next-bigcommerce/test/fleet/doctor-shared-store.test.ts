import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSharedStoreCheck } from "../../src/cli/doctor/store/shared-store-check.ts";
import { idsOf, nothingFound, subjectOf } from "../../src/cli/doctor/store/store-subject.fixture.ts";
import { findRedisServer } from "./find-redis-server.ts";
import { type RedisServer, startRedis } from "./start-redis.ts";

const redisServer = findRedisServer();
const password = "a-secret-that-is-not-to-be-seen";

let redis: RedisServer;
let admin: Redis;
beforeEach(async () => {
  if (redisServer === undefined) return;
  redis = await startRedis(redisServer);
  admin = new Redis({ port: redis.port, host: "127.0.0.1" });
  admin.on("error", () => {});
});
afterEach(async () => {
  admin?.disconnect();
  await redis?.stop();
});

/** Apps with one client each. */
const apps = new Map<string, string>();
beforeAll(async () => {
  for (const name of ["ioredis", "redis"]) {
    const folder = await mkdtemp(join(tmpdir(), "doctor-redis-"));
    await mkdir(join(folder, "node_modules"));
    const installed = join(import.meta.dirname, "../../node_modules", name);
    await symlink(installed, join(folder, "node_modules", name), "junction");
    apps.set(name, folder);
  }
});
afterAll(async () => {
  for (const folder of apps.values()) await rm(folder, { recursive: true });
});

async function run(client: string, url: string, check = createSharedStoreCheck({ timeoutMs: 3_000 })) {
  const subject = { ...subjectOf({ url: "" }, { REDIS_URL: url }, []), folder: apps.get(client) ?? "" };
  const result = await check(subject);
  expect(JSON.stringify(result)).not.toContain(password);
  return result;
}

const address = (credentials = "") => `redis://${credentials}127.0.0.1:${redis.port}`;
const withPassword = (user = "") => address(`${user}:${password}@`);

describe.skipIf(redisServer === undefined).each(["ioredis", "redis"])("with the app's own %s", (client) => {
  it("a Redis that is right has no findings, and nothing of it is changed", async () => {
    await admin.set("shop:1", "value");
    await admin.set("next-bigcommerce:{token}", "sealed");
    await admin.set("next-bigcommerce:{token}|lease", "owner");
    const result = await run(client, address());
    expect(idsOf(result)).toEqual(nothingFound);
    expect((await redis.keys("*")).sort()).toEqual([
      "next-bigcommerce:{token}",
      "next-bigcommerce:{token}|lease",
      "shop:1",
    ]);
    expect(result.facts?.map(({ text }) => text)).toContain(
      "Redis holds 1 tokens and 1 leases of the package (next-bigcommerce:…).",
    );
  });

  it("one with a password, which is not repeated", async () => {
    await admin.config("SET", "requirepass", password);
    expect(idsOf(await run(client, withPassword()))).toEqual(nothingFound);
    const result = await run(client, address());
    expect(idsOf(result).found).toEqual(["shared-store.refused"]);
    expect(idsOf(await run(client, withPassword("nobody"))).found).toEqual(["shared-store.refused"]);
  });

  it("one whose user may do only what the package needs: the rest is not checked", async () => {
    const needed = ["+get", "+set", "+mget", "+pttl", "+del", "+eval", "+ping"];
    const user = (...commands: string[]) =>
      admin.call("ACL", "SETUSER", "shop", "reset", "on", `>${password}`, "~next-bigcommerce:*", ...commands);
    // A client asks for what it needs to connect, too.
    const connecting = ["+hello", "+client", "+info"];
    await user(...needed, ...connecting, "-info");
    expect(idsOf(await run(client, withPassword("shop")))).toEqual({
      found: [],
      notChecked: ["shared-store", "shared-store.eviction"],
    });
    await user(...needed.filter((command) => command !== "+eval"), ...connecting);
    expect(idsOf(await run(client, withPassword("shop"))).found).toEqual(["shared-store.refused"]);
  });

  it("one that is not there", async () => {
    await redis.stop();
    const result = await run(client, withPassword());
    expect(idsOf(result).found).toEqual(["shared-store.unreachable"]);
    expect(result.findings[0]?.problem).toBe(
      `Redis at 127.0.0.1:${redis.port} cannot be reached (ECONNREFUSED).`,
    );
  });

  it("one that says nothing holds nobody up", async () => {
    redis.freeze();
    const result = await run(client, address(), createSharedStoreCheck({ timeoutMs: 200 }));
    redis.thaw();
    expect(idsOf(result).found).toEqual(["shared-store.unreachable"]);
  });

  it("one that is full", async () => {
    await admin.config("SET", "maxmemory", "1");
    expect(idsOf(await run(client, address())).found).toEqual(["shared-store.memory"]);
  });

  it("one that throws keys away, but not because it could", async () => {
    await admin.config("SET", "maxmemory-policy", "allkeys-lru");
    expect(idsOf(await run(client, address()))).toEqual(nothingFound);
    await admin.set("shop:1", "value");
    await admin.config("SET", "maxmemory", "1");
    await admin.set("shop:2", "value").catch(() => {});
    await admin.config("SET", "maxmemory", "0");
    expect(idsOf(await run(client, address())).found).toEqual(["shared-store.eviction"]);
  });

  it("a replica, which takes no values", async () => {
    await admin.replicaof("127.0.0.1", 1);
    expect(idsOf(await run(client, address())).found).toEqual(["shared-store.lease"]);
  });

  it("one that stops answering: the connection is closed, which would keep the process", async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
      const upstream = connect(redis.port, "127.0.0.1").on("error", () => {});
      upstream.pipe(socket);
      socket.on("data", (chunk) => /ping/i.test(chunk.toString()) || upstream.write(chunk));
      socket.on("close", () => upstream.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const check = createSharedStoreCheck({ timeoutMs: 300 });
    expect(idsOf(await run(client, `redis://127.0.0.1:${port}`, check)).found).toEqual([
      "shared-store.unreachable",
    ]);
    await expect.poll(() => sockets.size).toBe(0);
    server.close();
  });

  it("a slow one, but only beyond the bound", async () => {
    const result = await run(client, address(), createSharedStoreCheck({ slowMs: -1 }));
    expect(idsOf(result).found).toEqual(["shared-store.slow"]);
  });
});
