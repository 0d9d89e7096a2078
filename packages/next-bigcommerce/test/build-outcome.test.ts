import { expect, test } from "vitest";
import { expectBuild, expectRefusal, outcomeOf } from "./build-outcome.js";
import type { BuildResult } from "./recorded-build.js";

const reasons = [/used_in_cache/, /\/cached/];
const ended = (status: number | null, signal: NodeJS.Signals | null, output: string): BuildResult => ({
  status,
  signal,
  output,
  connections: [],
});
const table = "used_in_cache at /cached\n\nRoute (app)\n┌ ○ /\n";
const workerCrash = "Next.js build worker exited with code: null and signal: SIGSEGV";

test.each([
  ["status 1 after the reason", ended(1, null, "used_in_cache at /cached"), "refused"],
  ["a crash after the reason", ended(null, "SIGSEGV", "used_in_cache at /cached"), "refused"],
  [
    "a worker's crash after the reason",
    ended(1, null, `used_in_cache at /cached\n${workerCrash}`),
    "refused",
  ],
  ["a crash before the reason", ended(null, "SIGSEGV", "Creating an optimized build"), "crashed"],
  ["a crash after one reason of two", ended(null, "SIGSEGV", "used_in_cache"), "crashed"],
  ["a worker's crash before the reason", ended(1, null, workerCrash), "crashed"],
  ["status 1 without the reason", ended(1, null, "Type error"), "failed for another reason"],
  [
    "killed from outside, after the reason",
    ended(null, "SIGKILL", "used_in_cache at /cached"),
    "failed for another reason",
  ],
  ["status 0, whatever it printed", ended(0, null, "used_in_cache at /cached"), "built"],
  ["a crash after the routes were printed", ended(null, "SIGSEGV", table), "built"],
])("%s: %s", (_, build, outcome) => {
  expect(outcomeOf(build, reasons)).toBe(outcome);
});

/** Builds that end one after another as given; the last one again and again. */
function building(...builds: BuildResult[]) {
  let count = 0;
  const build = async () => builds[Math.min(count++, builds.length - 1)] ?? ended(0, null, "");
  return { build, count: () => count };
}
const crash = ended(null, "SIGSEGV", "");
const refused = ended(1, null, "used_in_cache at /cached");

test("a crash that proves nothing is followed by another build, two times at most", async () => {
  const once = building(crash, refused);
  expect(await expectRefusal(once.build, reasons)).toBe(refused);
  expect(once.count()).toBe(2);
  const always = building(crash);
  await expect(expectRefusal(always.build, reasons)).rejects.toThrow('came to "crashed"');
  expect(always.count()).toBe(3);
});

test("a build that went through is not tried again, and its output is in the error", async () => {
  const builds = building(ended(0, null, table), refused);
  await expect(expectRefusal(builds.build, reasons)).rejects.toThrow(/came to "built"[\s\S]*Route \(app\)/);
  expect(builds.count()).toBe(1);
});

test("a build that must go through may crash first, and may not be refused", async () => {
  const builds = building(crash, ended(0, null, table));
  expect((await expectBuild(builds.build)).status).toBe(0);
  await expect(expectBuild(building(refused).build)).rejects.toThrow("used_in_cache");
});
