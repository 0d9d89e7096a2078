import fc from "fast-check";
import { expect, test } from "vitest";
import { maxLineQuantity, requestedQuantity } from "./requested-quantity";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test("the number in the field counts, with one more or less for the buttons", () => {
  expect(requestedQuantity(form({ quantity: "4" }))).toBe(4);
  expect(requestedQuantity(form({ quantity: "4", step: "1" }))).toBe(5);
  expect(requestedQuantity(form({ quantity: "4", step: "-1" }))).toBe(3);
});

test.each([["0"], ["-1"], ["1.5"], ["10000"], [""], ["many"], ["1e400"]])(
  "%o is not a quantity",
  (quantity) => {
    expect(requestedQuantity(form({ quantity }))).toBeNull();
  },
);

test("one less than one is not a quantity: removing is another button", () => {
  expect(requestedQuantity(form({ quantity: "1", step: "-1" }))).toBeNull();
  expect(requestedQuantity(form({}))).toBeNull();
});

test("whatever is sent, a whole number a cart can hold comes out, or null", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (quantity, step) => {
      const requested = requestedQuantity(form({ quantity, step }));
      if (requested === null) return;
      expect(Number.isInteger(requested)).toBe(true);
      expect(requested).toBeGreaterThanOrEqual(1);
      expect(requested).toBeLessThanOrEqual(maxLineQuantity);
    }),
  );
});
