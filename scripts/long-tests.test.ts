import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

test("each long end-to-end test is in a step of test:platforms", () => {
  const [, list = ""] = /const longOnes = \[([^\]]*)\]/.exec(read("../vitest.config.ts")) ?? [];
  const names = list.match(/"[^"]+"/g) ?? [];
  expect(names.length).toBeGreaterThan(3);
  const steps = read("test-platforms.ts");
  expect(names.filter((name) => !steps.includes(name))).toEqual([]);
});
