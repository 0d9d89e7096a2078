import { expect, test } from "vitest";
import { findBun } from "./installed-runtime.js";
import { callStoreIn } from "./run-in-runtime.js";

test("Bun has no dispatcher, and its fetch serves guests, customers and routes", async (context) => {
  const bun = await findBun("1.4.5");
  if ("missing" in bun) return context.skip(bun.missing);
  const { transport } = await callStoreIn(bun);
  expect(transport).toEqual({ own: [], ofFetch: [] });
});
