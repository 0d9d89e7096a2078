import { expect, test } from "vitest";
import {
  newId,
  retailId,
  type StorefrontCaller,
  storefrontCaller,
  wholesaleId,
} from "../../../test/execute-storefront.js";

/** A deletion has no input to validate: its errors are never of the type with a path. */
function errorFields(field: string): string {
  const path = field === "deleteCustomerAddress" ? "" : "... on ValidationError { path }";
  return `errors { __typename ... on Error { message } ${path} }`;
}

function customerMutation(
  caller: StorefrontCaller,
  field: string,
  input: Record<string, unknown>,
  selection = "",
) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const source = `mutation M($input: ${type}!) { customer { ${field}(input: $input) { ${selection} ${errorFields(field)} } } }`;
  return caller.data(source, { input });
}

function errorsOf(caller: StorefrontCaller, field: string, input: Record<string, unknown>) {
  return customerMutation(caller, field, input).at(`customer.${field}.errors`);
}

const person = { firstName: "Ada", lastName: "Byron", email: "ada@example.com", password: "analytical" };
const home = {
  firstName: "Ada",
  lastName: "Byron",
  address1: "12 St James's Square",
  city: "London",
  countryCode: "GB",
};

test("a registered customer can sign in, and has the address given", () => {
  const caller = storefrontCaller();
  const answer = customerMutation(
    caller,
    "registerCustomer",
    { ...person, address: home, formFields: { texts: [{ fieldEntityId: 26, text: "Yes" }] } },
    "customer { entityId email addresses { edges { node { country city } } } formFields { entityId ... on TextFormFieldValue { text } } }",
  );
  expect(answer.at("customer.registerCustomer")).toEqual({
    customer: {
      entityId: newId + 1,
      email: person.email,
      addresses: { edges: [{ node: { country: "United Kingdom", city: "London" } }] },
      formFields: [{ entityId: 26, text: "Yes" }],
    },
    errors: [],
  });
  const login = `mutation { login(email: "ADA@example.com", password: "analytical") { customer { firstName } } }`;
  expect(caller.data(login).at("login.customer.firstName")).toBe("Ada");
});

test("an address of another account cannot be registered or taken over", () => {
  const inUse = [{ __typename: "EmailAlreadyInUseError", message: expect.any(String) }];
  expect(
    errorsOf(storefrontCaller(), "registerCustomer", { ...person, email: "Retail@example.com" }),
  ).toEqual(inUse);
  const retail = storefrontCaller({ customerId: retailId });
  expect(errorsOf(retail, "updateCustomer", { email: "wholesale@example.com" })).toEqual(inUse);
  expect(errorsOf(retail, "updateCustomer", { email: "retail@example.com" })).toEqual([]);
});

test("a registration names every field that is wrong", () => {
  const caller = storefrontCaller();
  const input = {
    ...person,
    firstName: "  ",
    email: "ada",
    password: "short",
    address: { ...home, countryCode: "XX" },
  };
  expect(errorsOf(caller, "registerCustomer", input)).toMatchObject([
    { __typename: "ValidationError", path: ["input", "firstName"] },
    { path: ["input", "email"] },
    { path: ["input", "password"], message: "The password must be at least 7 characters long." },
    { path: ["input", "address", "countryCode"] },
  ]);
  expect(caller.context.data.customers.size).toBe(3);
});

test.each([
  ["updateCustomer", { firstName: "A" }],
  ["changePassword", { currentPassword: "emulator", newPassword: "emulator2" }],
  ["addCustomerAddress", home],
  ["updateCustomerAddress", { addressEntityId: 503, data: {} }],
  ["deleteCustomerAddress", { addressEntityId: 503 }],
])("%s returns CustomerNotLoggedInError for a guest", (field, input) => {
  const expected = [{ __typename: "CustomerNotLoggedInError", message: "The customer is not logged in." }];
  expect(errorsOf(storefrontCaller(), field, input)).toEqual(expected);
});

test("an update changes what is given and keeps the rest", () => {
  const caller = storefrontCaller({ customerId: retailId });
  const answer = customerMutation(
    caller,
    "updateCustomer",
    { lastName: "Marshall" },
    "customer { firstName lastName email }",
  );
  expect(answer.at("customer.updateCustomer.customer")).toEqual({
    firstName: "Elliot",
    lastName: "Marshall",
    email: "retail@example.com",
  });
});

test("a password changes only with the current one, and the new one signs in", () => {
  const caller = storefrontCaller({ customerId: retailId });
  const change = (currentPassword: string, newPassword: string) =>
    errorsOf(caller, "changePassword", { currentPassword, newPassword });
  expect(change("wrong", "a-new-password")).toMatchObject([{ __typename: "CustomerPasswordError" }]);
  expect(change("emulator", "short")).toMatchObject([
    { __typename: "ValidationError", path: ["input", "newPassword"] },
  ]);
  expect(change("emulator", "a-new-password")).toEqual([]);
  const login = (password: string) =>
    caller.execute(`mutation { login(email: "retail@example.com", password: "${password}") { result } }`)
      .errors;
  expect(login("emulator")).toHaveLength(1);
  expect(login("a-new-password")).toBeUndefined();
});

test("a reset token sets a password once, for its own customer", () => {
  const caller = storefrontCaller();
  expect(errorsOf(caller, "requestResetPassword", { email: "retail@example.com" })).toEqual([]);
  const [token] = caller.context.data.passwordResets.keys();
  const reset = (customerEntityId: number) =>
    errorsOf(caller, "resetPassword", { customerEntityId, token, newPassword: "a-new-password" });
  expect(reset(wholesaleId)).toMatchObject([{ __typename: "CustomerPasswordError" }]);
  expect(reset(retailId)).toEqual([]);
  expect(reset(retailId)).toMatchObject([{ __typename: "CustomerPasswordError" }]);
});

test("a reset for an unknown address returns the same and makes no token", () => {
  const caller = storefrontCaller();
  expect(errorsOf(caller, "requestResetPassword", { email: "nobody@example.com" })).toEqual([]);
  expect(caller.context.data.passwordResets.size).toBe(0);
});

test("an address is added, changed and deleted", () => {
  const caller = storefrontCaller({ customerId: newId });
  const added = customerMutation(
    caller,
    "addCustomerAddress",
    { ...home, company: "Engines" },
    "address { entityId country }",
  );
  const addressEntityId = added.at("customer.addCustomerAddress.address.entityId");
  expect(added.at("customer.addCustomerAddress.address")).toEqual({
    entityId: 506,
    country: "United Kingdom",
  });
  const updated = customerMutation(
    caller,
    "updateCustomerAddress",
    { addressEntityId, data: { city: "Oxford", company: null } },
    "address { city company address1 }",
  );
  expect(updated.at("customer.updateCustomerAddress.address")).toEqual({
    city: "Oxford",
    company: null,
    address1: home.address1,
  });
  expect(errorsOf(caller, "deleteCustomerAddress", { addressEntityId })).toEqual([]);
  expect(caller.context.data.customers.get(newId)?.addresses).toEqual([]);
});

test("another customer's address can be neither changed nor deleted", () => {
  const caller = storefrontCaller({ customerId: retailId });
  expect(
    errorsOf(caller, "updateCustomerAddress", { addressEntityId: 501, data: { city: "Here" } }),
  ).toMatchObject([{ __typename: "AddressDoesNotExistError" }]);
  expect(errorsOf(caller, "deleteCustomerAddress", { addressEntityId: 501 })).toMatchObject([
    { __typename: "CustomerAddressDeletionError" },
  ]);
  expect(caller.context.data.customers.get(wholesaleId)?.addresses).toHaveLength(2);
});

test("a blank field of an address is refused by its path", () => {
  const caller = storefrontCaller({ customerId: retailId });
  expect(errorsOf(caller, "addCustomerAddress", { ...home, city: " " })).toMatchObject([
    { path: ["input", "city"] },
  ]);
  expect(
    errorsOf(caller, "updateCustomerAddress", { addressEntityId: 503, data: { countryCode: "gb" } }),
  ).toMatchObject([{ path: ["input", "data", "countryCode"] }]);
});
