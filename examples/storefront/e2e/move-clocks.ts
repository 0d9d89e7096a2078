import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Shop, startShop } from "./shop.js";

export interface TimedShop {
  readonly shop: Shop;
  /** Lets the time pass at once, for the storefront and for its store together. */
  pass(seconds: number): Promise<void>;
}

/** A shop whose process has a clock that the test moves. */
export async function startTimedShop(env: NodeJS.ProcessEnv = {}): Promise<TimedShop> {
  const file = join(mkdtempSync(join(tmpdir(), "clock-")), "seconds");
  writeFileSync(file, "0");
  const preload = new URL("moved-clock.ts", import.meta.url).href;
  const shop = await startShop({ ...env, NODE_OPTIONS: `--import ${preload}`, CLOCK_FILE: file });
  let passed = 0;
  return {
    shop,
    async pass(seconds) {
      passed += seconds;
      await shop.emulator.clock.set({ offsetSeconds: passed });
      writeFileSync(file, String(passed));
      await expect.poll(() => readFileSync(`${file}.seen`, "utf8"), { timeout: 10_000 }).toBe(String(passed));
    },
  };
}
