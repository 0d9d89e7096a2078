import { expect, test } from "vitest";
import { chosenValues, optionChoices, readChosenValues } from "./option-choices";

const value = (entityId: number, label: string, isDefault = false) => ({
  node: { __typename: "MultipleChoiceOptionValue" as const, entityId, label, isDefault },
});
const option = (entityId: number, isRequired: boolean, values: ReturnType<typeof value>[]) => ({
  node: {
    __typename: "MultipleChoiceOption" as const,
    entityId,
    displayName: `Option ${entityId}`,
    isRequired,
    values: { edges: values },
  },
});
const product = {
  productOptions: {
    edges: [
      option(10, true, [value(101, "12 oz"), value(102, "2 lb", true)]),
      option(11, true, [value(111, "Whole bean"), value(112, "Filter")]),
      option(12, false, [value(121, "Gift box")]),
    ],
  },
};
const chosen = (searchParams: Record<string, string | string[]>) =>
  optionChoices(product, searchParams).map((choice) => choice.chosen);

test("the store's default is chosen, else the first of what must be chosen, else nothing", () => {
  expect(chosen({})).toEqual([102, 111, null]);
});

test("the address chooses among the values there are", () => {
  expect(chosen({ "option-10": "101", "option-11": "112", "option-12": "121" })).toEqual([101, 112, 121]);
  expect(chosen({ "option-10": "999", "option-11": "many", "option-12": ["121", "121"] })).toEqual([
    102,
    111,
    null,
  ]);
});

test("an option that is not required can be left out, also if the store has a default", () => {
  const giftBox = option(12, false, [value(121, "Gift box", true)]);
  const boxed = { productOptions: { edges: [giftBox] } };
  expect(optionChoices(boxed, {})[0]?.chosen).toBe(121);
  expect(optionChoices(boxed, { "option-12": "" })[0]?.chosen).toBeNull();
});

test("what is left out is not asked for", () => {
  expect(chosenValues(optionChoices(product, {}))).toEqual([
    { optionEntityId: 10, valueEntityId: 102 },
    { optionEntityId: 11, valueEntityId: 111 },
  ]);
});

test("a form says what was chosen, and nothing else of it counts", () => {
  const form = new FormData();
  for (const [name, text] of [
    ["option-10", "101"],
    ["option-12", ""],
    ["option-x", "5"],
    ["quantity", "2"],
    ["option-11", "-4"],
  ] as const)
    form.append(name, text);
  expect(readChosenValues(form)).toEqual([{ optionEntityId: 10, valueEntityId: 101 }]);
});
