import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { version } from "./version.js";

it("the version in the User-Agent is the package's", () => {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  expect(version).toBe(z.object({ version: z.string() }).parse(JSON.parse(text)).version);
});
