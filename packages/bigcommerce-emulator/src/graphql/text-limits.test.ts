import { expect, test } from "vitest";
import { mintPrivateToken, mintToken, postGraphql } from "../../test/emulator-calls.js";
import { newId, retailId } from "../../test/execute-storefront.js";
import { managementCaller } from "../../test/management-calls.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";
import { textLimits } from "../store/input/text-limits.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);
const long = (characters: number) => "n".repeat(characters);
const longest = (limits: Readonly<Record<string, number>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, long(limits[name] ?? 0)]));

/** Twice what may be kept of each field: the last value counts. */
const twice = <Field>(field: Field) => [field, field];

const customerFields = Object.keys(textLimits.customer);
const addressFields = [
  ...["firstName", "lastName", "company", "address1", "address2", "city"],
  ...["stateOrProvince", "postalCode", "phone"],
];

const longestRegistration = {
  ...longest(textLimits.customer, customerFields),
  email: `${long(50)}@${`${long(60)}.`.repeat(3)}example.com`,
  password: long(textLimits.password),
  formFields: {
    texts: twice({ fieldEntityId: 26, text: long(20) }),
    multilineTexts: twice({ fieldEntityId: 32, multilineText: long(textLimits.formField.multilineText) }),
    passwords: twice({ fieldEntityId: 33, password: long(30) }),
    checkboxes: [
      { fieldEntityId: 28, fieldValueEntityIds: Array.from({ length: 1_000 }, (_, id) => id % 2) },
    ],
  },
  address: {
    ...longest(textLimits.address, addressFields),
    countryCode: "GB",
    formFields: {
      texts: twice({ fieldEntityId: 35, text: long(12) }),
      multilineTexts: twice({ fieldEntityId: 34, multilineText: long(textLimits.formField.multilineText) }),
    },
  },
};

async function register(changes: object = {}): Promise<unknown> {
  const query =
    "mutation ($input: RegisterCustomerInput!) { customer { registerCustomer(input: $input) { errors { __typename ... on ValidationError { path message } } } } }";
  const variables = { input: { ...longestRegistration, ...changes } };
  const token = await mintPrivateToken(emulator);
  return (await postGraphql(emulator, { token, body: { query, variables } })).json();
}

test("10,000 registrations with the longest texts keep less than 100 MB", async () => {
  expect(await register()).toEqual({ data: { customer: { registerCustomer: { errors: [] } } } });
  const snapshot = emulator.snapshot();
  const kept = JSON.stringify(snapshot.customers.find(({ entityId }) => entityId > newId));
  expect(kept.length).toBeGreaterThan(5_000);
  expect(kept.length * 10_000).toBeLessThan(100_000_000);
  emulator.restore(snapshot);
});

const refusedWith = (field: string, limit: number, name: string) => ({
  data: {
    customer: {
      registerCustomer: {
        errors: [
          {
            __typename: "ValidationError",
            path: ["input", ...field.split(".")],
            message: `${name} must have at most ${limit} characters.`,
          },
        ],
      },
    },
  },
});

test.each(Object.entries({ ...textLimits.customer, password: textLimits.password }))(
  "a customer's %s has at most %d characters",
  async (field, limit) => {
    expect(await register({ [field]: long(limit + 1) })).toEqual(refusedWith(field, limit, field));
    expect(emulator.snapshot().customers).toHaveLength(3);
  },
);

test.each(Object.entries(textLimits.address).filter(([field]) => addressFields.includes(field)))(
  "the %s of an address has at most %d characters",
  async (field, limit) => {
    const address = { ...longestRegistration.address, [field]: long(limit + 1) };
    expect(await register({ address })).toEqual(refusedWith(`address.${field}`, limit, field));
  },
);

async function messagesOf(query: string, variables: object): Promise<unknown> {
  const token = await mintToken(emulator);
  const headers = { "x-bc-customer-id": String(retailId) };
  return (await postGraphql(emulator, { token, body: { query, variables }, headers })).json();
}

test.each([
  [
    "mutation ($text: String!) { wishlist { createWishlist(input: { name: $text, isPublic: false }) { result { name } } } }",
    textLimits.wishlistName,
    "The name of a wishlist must have at most 255 characters.",
  ],
  [
    'mutation ($text: String!) { cart { createCart(input: { giftCertificates: [{ name: $text, theme: BOY, amount: 50, quantity: 1, sender: { name: "A", email: "a@example.com" }, recipient: { name: "B", email: "b@example.com" } }] }) { cart { entityId } } } }',
    textLimits.giftCertificate.name,
    "Invalid value: name must have at most 255 characters",
  ],
  [
    "mutation ($text: String!) { cart { createCart(input: { locale: $text, lineItems: [{ productEntityId: 113, quantity: 1 }] }) { cart { entityId } } } }",
    textLimits.locale,
    "Invalid value: locale must have at most 35 characters",
  ],
])("%s refuses more than %d characters", async (query, limit, message) => {
  expect(await messagesOf(query, { text: long(limit + 1) })).toMatchObject({ errors: [{ message }] });
  expect(await messagesOf(query, { text: long(limit) })).not.toHaveProperty("errors");
});

test("the path of a reset link has at most 2,000 characters", async () => {
  const query =
    'mutation ($path: String!) { customer { requestResetPassword(input: { email: "retail@example.com", path: $path }) { errors { __typename } } } }';
  await messagesOf(query, { path: `/${long(2_000)}` });
  expect(emulator.mail()).toEqual([]);
  await messagesOf(query, { path: `/${long(1_999)}` });
  expect(emulator.mail()).toHaveLength(1);
});

test("the Management API keeps customers, addresses and wishlists to the same lengths", async () => {
  const person = { first_name: "A", last_name: "B", email: "a@example.com" };
  const address = { first_name: long(256), last_name: "B", address1: "1", city: "C", country_code: "GB" };
  const answers = [
    await api.post("v3/customers", [{ ...person, first_name: long(101), phone: long(51) }]),
    await api.post("v3/customers", [{ ...person, addresses: [address] }]),
    await api.post("v3/customers", [{ ...person, form_fields: [{ name: "A", value: long(2_001) }] }]),
    await api.post("v3/wishlists", { customer_id: retailId, name: long(256) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  expect(answers.map((answer) => answer.at("errors"))).toEqual([
    { "0.first_name": "error.maxLength", "0.phone": "error.maxLength" },
    { "0.addresses.0.first_name": "error.maxLength" },
    { "0.form_fields.0.value": "error.maxLength" },
    { name: "error.maxLength" },
  ]);
});

test("a seed keeps to them too", () => {
  const customers = [{ entityId: 1, email: "a@example.com", firstName: long(101) }];
  expect(() => emulator.restore({ customers })).toThrow(/customers\.0\.firstName/);
});

test.each([
  ["products", 250, "v3/catalog/products", { type: "physical", price: 1, weight: 1 }],
  ["brands", 250, "v3/catalog/brands", {}],
  ["categories", 50, "v3/catalog/categories", { parent_id: 0 }],
] as const)(
  "names of %s have at most %i characters, in a seed and over REST",
  async (list, limit, path, rest) => {
    const price = list === "products" ? { listPrice: 1 } : {};
    const seed = (name: string) => ({ [list]: [{ entityId: 1, name, ...price }] });
    expect(() => emulator.restore(seed(long(limit)))).not.toThrow();
    const problem = `${list}.0.name: must have at most ${limit} characters`;
    expect(() => emulator.restore(seed(long(limit + 1)))).toThrow(problem);
    const { status } = await managementCaller(emulator).post(path, { ...rest, name: long(limit + 1) });
    expect(status).toBe(422);
  },
);
