import { expect, test } from "vitest";
import { type StorefrontCaller, storefrontCaller, valueAt } from "../../../../test/execute-storefront.js";
import { fixtures } from "../../../fixtures/fixtures.js";
import { createStoreData, type StoreDataOptions } from "../../../store/store-data.js";

const kinds = `
  ... on TextFormField { defaultText maxLength } ... on PasswordFormField { maxLength }
  ... on MultilineTextFormField { defaultText rows } ... on NumberFormField { minNumber maxNumber maxLength defaultNumber }
  ... on DateFormField { minDate maxDate defaultDate } ... on CheckboxesFormField { options { entityId label } }
  ... on RadioButtonsFormField { options { entityId label } } ... on PicklistFormField { choosePrefix options { entityId label } }
  ... on PicklistOrTextFormField { maxLength picklistPrefix }`;

function fieldsOf(caller: StorefrontCaller, form: string, args = ""): readonly unknown[] {
  const fields = caller
    .data(
      `{ site { settings { formFields { ${form}${args} { __typename entityId label sortOrder isBuiltIn isRequired builtInFieldId ${kinds} } } } } }`,
    )
    .at(`site.settings.formFields.${form}`);
  return Array.isArray(fields) ? fields : [];
}

const idsOf = (fields: readonly unknown[]) => fields.map((field) => valueAt(field, "entityId"));

test("the built-in fields have BigCommerce's ids", () => {
  const caller = storefrontCaller();
  const builtIn = (form: string) => fieldsOf(caller, form, "(filters: { isBuiltIn: true })");
  expect(idsOf(builtIn("customer"))).toEqual([1, 2, 3, 24, 25]);
  expect(idsOf(builtIn("shippingAddress"))).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(builtIn("billingAddress")).toEqual(builtIn("shippingAddress"));
  expect(builtIn("shippingAddress")[7]).toMatchObject({
    __typename: "PicklistFormField",
    label: "Country",
    builtInFieldId: "Country",
    isRequired: true,
    options: expect.arrayContaining([{ entityId: expect.any(Number), label: "Canada" }]),
  });
});

test("a form has fields of every kind, with their options and limits", () => {
  const caller = storefrontCaller();
  const own = fieldsOf(caller, "customer", "(filters: { isBuiltIn: false })");
  expect(own.map((field) => valueAt(field, "__typename"))).toEqual([
    "TextFormField",
    "PicklistFormField",
    "CheckboxesFormField",
    "DateFormField",
    "NumberFormField",
    "RadioButtonsFormField",
    "MultilineTextFormField",
    "PasswordFormField",
  ]);
  expect(own[1]).toMatchObject({
    choosePrefix: "Choose one",
    options: [{ entityId: 0, label: "A friend" }, {}, {}],
  });
  expect(own[4]).toMatchObject({ minNumber: 0, maxNumber: 20, maxLength: null, defaultNumber: null });
  expect(fieldsOf(caller, "shippingAddress", "(filters: { entityIds: [12] })")).toMatchObject([
    { __typename: "PicklistOrTextFormField", picklistPrefix: "Choose a State" },
  ]);
});

const withFields = (formFields: NonNullable<NonNullable<StoreDataOptions["settings"]>["formFields"]>) =>
  createStoreData(fixtures, { settings: { formFields } });

const terms = {
  kind: "checkboxes" as const,
  entityId: 26,
  label: "Terms and Conditions",
  isRequired: true,
  sortOrder: -1,
  options: [{ entityId: 0, label: "I agree" }],
};

test("filters narrow the fields down, and they are sorted by id or by their own order", () => {
  const caller = storefrontCaller({ data: withFields({ customer: [terms] }) });
  expect(idsOf(fieldsOf(caller, "customer"))).toEqual([1, 2, 3, 24, 25, 26]);
  expect(idsOf(fieldsOf(caller, "customer", "(sortBy: SORT_ORDER)"))).toEqual([26, 1, 2, 3, 24, 25]);
  expect(idsOf(fieldsOf(caller, "customer", "(filters: { isRequired: true, isBuiltIn: false })"))).toEqual([
    26,
  ]);
  expect(idsOf(fieldsOf(caller, "customer", "(filters: { entityIds: [1, 26], isRequired: false })"))).toEqual(
    [],
  );
});

test("a store's own field takes the place of a built-in one with its id", () => {
  const phone = {
    kind: "text",
    entityId: 7,
    label: "Mobile",
    isRequired: true,
    builtInFieldId: "Phone",
  } as const;
  const caller = storefrontCaller({ data: withFields({ shippingAddress: [phone] }) });
  expect(fieldsOf(caller, "shippingAddress", "(filters: { entityIds: [7] })")).toMatchObject([
    { label: "Mobile", isRequired: true, isBuiltIn: true },
  ]);
  expect(fieldsOf(caller, "billingAddress", "(filters: { entityIds: [7] })")).toMatchObject([
    { label: "Phone Number" },
  ]);
});
