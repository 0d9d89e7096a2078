import { expect, test } from "vitest";
import { variantWith } from "./variant-with";

const variant = (sku: string, values: Record<number, number>) => ({
  sku,
  options: {
    edges: Object.entries(values).map(([optionId, valueId]) => ({
      node: { entityId: Number(optionId), values: { edges: [{ node: { entityId: valueId } }] } },
    })),
  },
});

const variants = [
  variant("small-red", { 1: 11, 2: 21 }),
  variant("small-blue", { 1: 11, 2: 22 }),
  variant("large-red", { 1: 12, 2: 21 }),
];
const find = (chosen: Record<number, number>) =>
  variantWith(
    variants,
    Object.entries(chosen).map(([optionId, valueEntityId]) => ({
      optionEntityId: Number(optionId),
      valueEntityId,
    })),
  )?.sku;

test("the variant has every chosen value", () => {
  expect([find({ 1: 11, 2: 22 }), find({ 2: 21, 1: 12 })]).toEqual(["small-blue", "large-red"]);
});

test("a combination that is not made is no variant", () => {
  expect(find({ 1: 12, 2: 22 })).toBeUndefined();
});

test("what is left open, and an option that makes no variants, do not matter", () => {
  expect([find({}), find({ 2: 22 }), find({ 1: 12, 9: 91 })]).toEqual([
    "small-red",
    "small-blue",
    "large-red",
  ]);
});

test("a product without options has one variant", () => {
  expect(variantWith([{ sku: "only", options: { edges: null } }], [])?.sku).toBe("only");
});
