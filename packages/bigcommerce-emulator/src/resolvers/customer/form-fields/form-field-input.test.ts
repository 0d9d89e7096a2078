import fc from "fast-check";
import { expect, test } from "vitest";
import {
  newId,
  retailId,
  type StorefrontCaller,
  storefrontCaller,
  valueAt,
} from "../../../../test/execute-storefront.js";
import { fixtures } from "../../../fixtures/fixtures.js";
import { createStoreData, type StoreDataOptions } from "../../../store/store-data.js";

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

const person = { firstName: "Ada", lastName: "Byron", email: "ada@example.com", password: "analytical" };
const home = { firstName: "A", lastName: "B", address1: "1 Elm", city: "Salem", countryCode: "US" };

const values = `formFields { __typename entityId name
  ... on TextFormFieldValue { text } ... on MultipleChoiceFormFieldValue { valueEntityId value }
  ... on CheckboxesFormFieldValue { valueEntityIds values } ... on DateFormFieldValue { date { utc } }
  ... on NumberFormFieldValue { number } ... on MultilineTextFormFieldValue { multilineText }
  ... on PasswordFormFieldValue { password } }`;

function mutate(caller: StorefrontCaller, field: string, input: unknown, selection = "") {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const source = `mutation M($input: ${type}!) { customer { ${field}(input: $input, reCaptchaV2: { token: "solved" }) {
    ${selection} errors { __typename ... on ValidationError { path message } } } } }`;
  return caller.data(source, { input });
}

const register = (caller: StorefrontCaller, formFields: unknown) =>
  mutate(caller, "registerCustomer", { ...person, formFields }, `customer { ${values} }`).at(
    "customer.registerCustomer",
  );

test("an account keeps a value of each kind, with the names that the fields and options have", () => {
  const formFields = {
    texts: [{ fieldEntityId: 26, text: "OR-1" }],
    multipleChoices: [
      { fieldEntityId: 27, fieldValueEntityId: 1 },
      { fieldEntityId: 31, fieldValueEntityId: 0 },
    ],
    checkboxes: [{ fieldEntityId: 28, fieldValueEntityIds: [0, 1] }],
    dates: [{ fieldEntityId: 29, date: "1990-03-14T02:00:00+02:00" }],
    numbers: [{ fieldEntityId: 30, number: 4 }],
    multilineTexts: [{ fieldEntityId: 32, multilineText: "Two\nlines" }],
    passwords: [{ fieldEntityId: 33, password: "heron" }],
  };
  expect(register(storefrontCaller(), formFields)).toMatchObject({
    errors: [],
    customer: {
      formFields: expect.arrayContaining([
        { __typename: "TextFormFieldValue", entityId: 26, name: "Resale certificate", text: "OR-1" },
        {
          __typename: "MultipleChoiceFormFieldValue",
          entityId: 27,
          name: "How did you find us?",
          valueEntityId: 1,
          value: "A café",
        },
        expect.objectContaining({ entityId: 31, value: "By email" }),
        expect.objectContaining({ entityId: 28, valueEntityIds: [0, 1], values: ["Coffee", "Tea"] }),
        expect.objectContaining({ entityId: 29, date: { utc: "1990-03-14T00:00:00Z" } }),
        expect.objectContaining({ entityId: 30, number: 4 }),
        expect.objectContaining({ entityId: 32, multilineText: "Two\nlines" }),
        expect.objectContaining({ entityId: 33, password: "heron" }),
      ]),
    },
  });
});

test.each([
  ["texts", { fieldEntityId: 99, text: "x" }, /no field ID 99/],
  ["texts", { fieldEntityId: 7, text: "x" }, /no field ID 7/],
  ["texts", { fieldEntityId: 32, text: "x" }, /ID 32 \('About you'\) takes no value in texts/],
  ["texts", { fieldEntityId: 26, text: "x".repeat(21) }, /must be at most 20 characters long/],
  ["numbers", { fieldEntityId: 30, number: 21 }, /must be at most 20$/],
  ["numbers", { fieldEntityId: 30, number: -1 }, /must be at least 0$/],
  ["dates", { fieldEntityId: 29, date: "1899-12-31T00:00:00Z" }, /must be 1900-01-01 or later/],
  ["multipleChoices", { fieldEntityId: 27, fieldValueEntityId: 3 }, /has no option 3/],
  ["multipleChoices", { fieldEntityId: 28, fieldValueEntityId: 0 }, /takes no value in multipleChoices/],
  ["checkboxes", { fieldEntityId: 28, fieldValueEntityIds: [0, 7] }, /has no option 7/],
  ["passwords", { fieldEntityId: 26, password: "x" }, /takes no value in passwords/],
])("in %s, %j is refused by its path", (list, value, message) => {
  const caller = storefrontCaller();
  expect(register(caller, { [list]: [value] })).toMatchObject({
    customer: null,
    errors: [
      {
        __typename: "ValidationError",
        path: ["input", "formFields", list],
        message: expect.stringMatching(message),
      },
    ],
  });
  expect(caller.context.data.customers.size).toBe(3);
});

test("a required field is wanted in every call, also after a value is stored", () => {
  const caller = storefrontCaller({ data: withFields({ customer: [terms] }), customerId: newId });
  const missing = [
    {
      __typename: "ValidationError",
      path: ["input", "formFields"],
      message: "Required account form field ID 26 ('Terms and Conditions') is missing",
    },
  ];
  const agreed = { checkboxes: [{ fieldEntityId: 26, fieldValueEntityIds: [0] }] };
  const update = (input: unknown) =>
    mutate(caller, "updateCustomer", input).at("customer.updateCustomer.errors");
  expect(register(caller, undefined)).toMatchObject({ errors: missing });
  expect(register(caller, { checkboxes: [{ fieldEntityId: 26, fieldValueEntityIds: [] }] })).toMatchObject({
    errors: missing,
  });
  expect(register(caller, agreed)).toMatchObject({ errors: [] });
  expect(update({ formFields: agreed })).toEqual([]);
  expect(update({ firstName: "Nia" })).toEqual(missing);
});

test("an update replaces the values that it gives and keeps the others", () => {
  const caller = storefrontCaller({ customerId: newId });
  const update = (formFields: unknown) =>
    mutate(caller, "updateCustomer", { formFields }, `customer { ${values} }`).at(
      "customer.updateCustomer.customer.formFields",
    );
  update({ numbers: [{ fieldEntityId: 30, number: 1 }], texts: [{ fieldEntityId: 26, text: "A" }] });
  expect(update({ texts: [{ fieldEntityId: 26, text: "B" }] })).toMatchObject([{ number: 1 }, { text: "B" }]);
});

test("an address has fields of its own, in a registration too", () => {
  const door = { texts: [{ fieldEntityId: 35, text: "4417#" }] };
  const tooLong = { texts: [{ fieldEntityId: 35, text: "4".repeat(13) }] };
  const caller = storefrontCaller({ customerId: retailId });
  const added = mutate(
    caller,
    "addCustomerAddress",
    { ...home, formFields: door },
    `address { entityId ${values} }`,
  );
  expect(added.at("customer.addCustomerAddress")).toMatchObject({
    address: { formFields: [{ name: "Door code", text: "4417#" }] },
    errors: [],
  });
  const addressEntityId = added.at("customer.addCustomerAddress.address.entityId");
  const changed = mutate(caller, "updateCustomerAddress", { addressEntityId, data: { formFields: tooLong } });
  expect(changed.at("customer.updateCustomerAddress.errors")).toMatchObject([
    { path: ["input", "data", "formFields", "texts"] },
  ]);
  const registered = mutate(caller, "registerCustomer", {
    ...person,
    address: { ...home, formFields: tooLong },
  });
  expect(registered.at("customer.registerCustomer.errors")).toMatchObject([
    { path: ["input", "address", "formFields", "texts"] },
  ]);
});

test("a required field of an address is named as the address form's", () => {
  const floor = { kind: "number", entityId: 36, label: "Floor", isRequired: true } as const;
  const caller = storefrontCaller({ data: withFields({ shippingAddress: [floor] }), customerId: retailId });
  expect(mutate(caller, "addCustomerAddress", home).at("customer.addCustomerAddress.errors")).toMatchObject([
    { message: "Required address form field ID 36 ('Floor') is missing" },
  ]);
});

test("a number is stored exactly when it is within its field's limits", () => {
  const caller = storefrontCaller({ customerId: newId });
  const update = (formFields: unknown) =>
    mutate(caller, "updateCustomer", { formFields }).at("customer.updateCustomer");
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), (number) => {
      const answer = update({ numbers: [{ fieldEntityId: 30, number }] });
      expect(valueAt(answer, "errors.length") === 0).toBe(number >= 0 && number <= 20);
    }),
    { numRuns: 40 },
  );
});
