import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findLeaseProblem } from "./lease-check.js";
import type { RedisConnection } from "./redis-client.js";
import { createSharedStoreCheck } from "./shared-store-check.js";
import { idsOf, instanceWith, nothingFound, subjectOf } from "./store-subject.fixture.js";

// What needs a real Redis is in test/fleet.

const unknown = { found: [], notChecked: ["shared-store"] };

async function run(environment: NodeJS.ProcessEnv, variable?: string, otherOptions = ["tokenStore"]) {
  const subject = subjectOf({ url: "" }, environment, [instanceWith({}, otherOptions)]);
  const result = await createSharedStoreCheck({ variable })(subject);
  expect(JSON.stringify(result)).not.toContain("secret");
  return idsOf(result);
}

it("without a token store in the code, Redis is there for something else", async () => {
  expect(await run({ REDIS_URL: "redis://127.0.0.1:1" }, undefined, [])).toEqual(nothingFound);
  expect(await run({}, undefined, [])).toEqual(nothingFound);
});

it.each([
  "localhost:6379",
  "memcached://host",
  "redis://user:sec/ret@host:6379",
  "redis://:secret#1@host:6379",
  "redis://user:12/secret@host:6379",
  "redis://user:100%secret@host:6379",
  "redis://host:6379/secret",
])("%s is not an address of Redis, and is not repeated", async (address) => {
  expect(await run({ REDIS_URL: address })).toEqual({ found: ["shared-store.url"], notChecked: [] });
});

it("what cannot be looked at is said: no variable, an HTTP API, no client installed", async () => {
  expect(await run({})).toEqual(unknown);
  expect(await run({}, "VALKEY_URL", [])).toEqual(unknown);
  expect(await run({ REDIS_URL: "https://secret@redis.example" })).toEqual(unknown);
});

it("an app that has no client installed that is known is not checked", async () => {
  const folder = await mkdtemp(join(tmpdir(), "doctor-no-redis-"));
  // Packages of these names, since a package of that name may be found above the folder.
  for (const name of ["ioredis", "redis"]) {
    await mkdir(join(folder, "node_modules", name), { recursive: true });
    await writeFile(join(folder, "node_modules", name, "index.js"), "module.exports = {};");
  }
  const subject = { ...subjectOf({ url: "" }, { REDIS_URL: "redis://127.0.0.1:1" }, []), folder };
  const result = await createSharedStoreCheck()(subject);
  await rm(folder, { recursive: true });
  expect(idsOf(result)).toEqual(unknown);
});

/** A Redis that answers as told, whatever it was asked before. */
const answering = (answers: readonly unknown[]): RedisConnection => {
  const left = [...answers];
  return { call: async () => left.shift(), connect: async () => {}, close: () => {} };
};

it.each([
  ["the first process gets no lease", [["held"]]],
  ["a second process gets the lease too", [["leased"], ["leased"]]],
  ["a value that was written is not there", [["leased"], ["held"], ["stored"], null]],
  ["a lease that was given up is still held", [["leased"], ["held"], ["stored"], "doctor", ["held"]]],
  [
    "a value that was removed is still there",
    [["leased"], ["held"], ["stored"], "doctor", ["leased"], 0, "doctor"],
  ],
])("the lease does not work if %s", async (problem, answers) => {
  expect(await findLeaseProblem(answering(answers))).toBe(problem);
});

it("a client that does not take the address is said, and ends nothing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "doctor-odd-redis-"));
  await mkdir(join(folder, "node_modules/ioredis"), { recursive: true });
  await writeFile(
    join(folder, "node_modules/ioredis/index.js"),
    "exports.Redis = class { constructor(url) { throw new Error(url); } };",
  );
  const subject = { ...subjectOf({ url: "" }, { REDIS_URL: "redis://:secret@127.0.0.1:1" }, []), folder };
  const result = await createSharedStoreCheck()(subject);
  await rm(folder, { recursive: true });
  expect(idsOf(result)).toEqual(unknown);
  expect(JSON.stringify(result)).not.toContain("secret");
});
