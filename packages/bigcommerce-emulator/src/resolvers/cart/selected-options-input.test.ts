import fc from "fast-check";
import { expect, test } from "vitest";
import { callerWithModifiers, createCart, updateLine } from "../../../test/cart-lines.js";
import { valueAt } from "../../../test/execute-storefront.js";
import type { StoredModifier } from "../../store/catalog/product-modifier.js";

const required: StoredModifier[] = [
  { kind: "text", entityId: 90, displayName: "Name", isRequired: true, minLength: 2, maxLength: 8 },
  {
    kind: "checkbox",
    entityId: 91,
    displayName: "Terms",
    isRequired: true,
    label: "I agree",
    checkedByDefault: false,
    checkedValueEntityId: 910,
    uncheckedValueEntityId: 911,
  },
  {
    kind: "date",
    entityId: 92,
    displayName: "Day",
    isRequired: true,
    earliest: "2026-12-01T00:00:00Z",
    latest: "2026-12-24T00:00:00Z",
  },
  {
    kind: "number",
    entityId: 93,
    displayName: "Count",
    isRequired: true,
    lowest: 1,
    highest: 9,
    isIntegerOnly: true,
  },
  { kind: "multiLineText", entityId: 94, displayName: "Note", isRequired: true, maxLines: 2 },
  {
    kind: "multipleChoice",
    entityId: 95,
    displayName: "Lid",
    isRequired: true,
    displayStyle: "RadioButtons",
    values: [{ entityId: 950, label: "Screw" }],
  },
];

const complete = {
  textFields: [{ optionEntityId: 90, text: "Ada" }],
  checkboxes: [{ optionEntityId: 91, optionValueEntityId: 910 }],
  dateFields: [{ optionEntityId: 92, date: "2026-12-24T00:00:00Z" }],
  numberFields: [{ optionEntityId: 93, number: 9 }],
  multiLineTextFields: [{ optionEntityId: 94, text: "One\r\ntwo" }],
  multipleChoices: [{ optionEntityId: 95, optionValueEntityId: 950 }],
};
const completeLine = { productEntityId: 105, quantity: 1, selectedOptions: complete };

test("a product with required options is sold when all of them are given", () => {
  const { lines } = createCart(callerWithModifiers(required), completeLine);
  expect(valueAt(lines[0], "selectedOptions.length")).toBe(6);
});

test.each([
  [{ textFields: [] }, "Please enter some text for the Name option."],
  [{ textFields: [{ optionEntityId: 90, text: "  " }] }, "Please enter some text for the Name option."],
  [{ multiLineTextFields: null }, "Please enter some text for the Note option."],
  [{ checkboxes: [{ optionEntityId: 91, optionValueEntityId: 911 }] }, /value for the Terms option/],
  [{ dateFields: null }, /value for the Day option/],
  [{ numberFields: null }, /value for the Count option/],
  [{ multipleChoices: null }, /value for the Lid option/],
  [{ textFields: [{ optionEntityId: 90, text: "A" }] }, /must be at least 2 characters long/],
  [{ textFields: [{ optionEntityId: 90, text: "Augusta Ada" }] }, /must be at most 8 characters long/],
  [{ multiLineTextFields: [{ optionEntityId: 94, text: "1\n2\n3" }] }, /must be at most 2 lines long/],
  [
    { multiLineTextFields: [{ optionEntityId: 94, text: "n".repeat(2_001) }] },
    /must be at most 2000 characters long/,
  ],
  [{ numberFields: [{ optionEntityId: 93, number: 10 }] }, /must be at most 9$/],
  [{ numberFields: [{ optionEntityId: 93, number: 0 }] }, /must be at least 1$/],
  [{ numberFields: [{ optionEntityId: 93, number: 1.5 }] }, /must be a whole number/],
  [{ dateFields: [{ optionEntityId: 92, date: "2026-11-30T23:59:59Z" }] }, /must be 2026-12-01 or later/],
  [{ dateFields: [{ optionEntityId: 92, date: "2026-12-24T00:00:01Z" }] }, /must be 2026-12-24 or earlier/],
  [{ multipleChoices: [{ optionEntityId: 95, optionValueEntityId: 9 }] }, /does not have the value \(9\)/],
  [{ checkboxes: [{ optionEntityId: 91, optionValueEntityId: 9 }] }, /does not have the value \(9\)/],
  [
    { checkboxes: [{ optionEntityId: 95, optionValueEntityId: 950 }] },
    /Lid option takes no value in checkboxes/,
  ],
  [{ textFields: [{ optionEntityId: 94, text: "Ada" }] }, /Note option takes no value in textFields/],
  [{ textFields: [{ optionEntityId: 7, text: "Ada" }] }, /does not have the option \(7\)/],
])("with %j a line is refused", (changes, message) => {
  const line = { ...completeLine, selectedOptions: { ...complete, ...changes } };
  const refused = createCart(callerWithModifiers(required), line);
  expect(refused.cart).toBeUndefined();
  expect(refused.message).toMatch(message);
});

test("a product with a required file cannot be bought: there is no input for one", () => {
  const file = {
    kind: "file" as const,
    entityId: 96,
    displayName: "Logo",
    maxFileSizeKilobytes: 1,
    fileTypes: [],
  };
  const buy = (isRequired: boolean) =>
    createCart(callerWithModifiers([{ ...file, isRequired }]), { productEntityId: 105, quantity: 1 }).message;
  expect(buy(true)).toMatch(/Logo/);
  expect(buy(false)).toBeUndefined();
});

test("an update that leaves a required option out is refused", () => {
  const caller = callerWithModifiers(required);
  const { cart } = createCart(caller, completeLine);
  expect(updateLine(caller, cart, { productEntityId: 105, quantity: 2 }).message).toMatch(/Name option/);
  expect(updateLine(caller, cart, { quantity: 2 }).line).toMatchObject({ quantity: 2 });
});

test("a text is accepted exactly when it is within the limits", () => {
  const caller = callerWithModifiers(required);
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const line = {
        ...completeLine,
        selectedOptions: { ...complete, textFields: [{ optionEntityId: 90, text }] },
      };
      const { message } = createCart(caller, line);
      const isFine = text.trim() !== "" && text.length >= 2 && text.length <= 8;
      expect(message === undefined).toBe(isFine);
    }),
    { numRuns: 40 },
  );
});

test("what makes the variant is asked for first", () => {
  const caller = callerWithModifiers(required);
  const product = caller.context.data.products.get(110);
  if (product !== undefined) caller.context.data.products.set(110, { ...product, modifiers: required });
  expect(createCart(caller, { productEntityId: 110, quantity: 1 }).message).toMatch(
    /^This product has options, variant ID is required/,
  );
  expect(createCart(caller, { productEntityId: 110, variantEntityId: 11_001, quantity: 1 }).message).toMatch(
    /Name option/,
  );
});
