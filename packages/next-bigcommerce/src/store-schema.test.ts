import { readFileSync } from "node:fs";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "./cli-commands.js";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());

async function run(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const [written, told]: [string[], string[]] = [[], []];
  const status = await runCommand(args, {
    folder: "/nowhere",
    environment: {
      BIGCOMMERCE_STORE_HASH: "emulator",
      BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
      BIGCOMMERCE_CHANNEL_ID: "1",
      BIGCOMMERCE_API_URL: emulator.url,
      BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
      ...environment,
    },
    nowMs: Date.now(),
    write: (text) => written.push(text),
    tell: (text) => told.push(text),
  });
  return { status, written: written.join(""), told: told.join("") };
}

it.each([
  ["impersonation", []],
  ["private", ["--token-kind", "private"]],
] as const)("writes the store's schema with a short-lived %s token, and revokes it", async (kind, args) => {
  emulator.reset();
  const { status, written, told } = await run(["schema", ...args]);
  expect([status, told]).toEqual([0, ""]);
  const served = readFileSync(
    new URL("../../bigcommerce-emulator/src/schema.graphql", import.meta.url),
    "utf8",
  );
  const sorted = (sdl: string) =>
    printSchema(lexicographicSortSchema(buildSchema(sdl, { assumeValidSDL: true })));
  expect(sorted(written)).toBe(sorted(served));
  expect(emulator.stats()).toMatchObject({ tokens: { [kind]: 1 }, revocations: 1 });
});

it("without the variables, and with a wrong access token, it says what is wrong and writes nothing", async () => {
  const missing = await run(["schema"], { BIGCOMMERCE_STORE_HASH: "" });
  expect([missing.status, missing.written]).toEqual([1, ""]);
  expect(missing.told).toContain("configuration_missing");
  const wrong = await run(["schema"], { BIGCOMMERCE_ACCESS_TOKEN: "some-other-access-token" });
  expect([wrong.status, wrong.written]).toEqual([1, ""]);
  expect(wrong.told).toContain("store_unauthorized");
  expect(wrong.told).not.toContain("some-other-access-token");
});
