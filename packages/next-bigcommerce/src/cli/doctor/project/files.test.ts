import { expect, it } from "vitest";
import { inBatches } from "./files.js";

it("results are in the order of the items, and no more than 64 are at work at a time", async () => {
  let working = 0;
  let most = 0;
  const items = Array.from({ length: 200 }, (_, index) => index);
  const results = await inBatches(items, async (item) => {
    working += 1;
    most = Math.max(most, working);
    await Promise.resolve();
    working -= 1;
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
  expect(most).toBe(64);
});
