import { describe, expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const statusPage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";

const emulator = emulatorForEachTest({
  accessTokens: [
    { token: "reads", scopes: ["store_v2_customers_read_only"] },
    { token: "products-only", scopes: ["store_v2_products"] },
  ],
});
const api = managementCaller(emulator);

const sally = { first_name: "Sally", last_name: "Smithers", email: "sally@example.com" };

describe("a list of customers", () => {
  test("has BigCommerce's fields, and pagination with links", async () => {
    const answer = await api.get("v3/customers");
    expect(answer.status).toBe(200);
    expect(answer.at("data.0")).toEqual({
      id: 1042,
      authentication: { force_password_reset: false },
      company: "Corner Light Cafés",
      customer_group_id: 1,
      email: "wholesale@example.com",
      first_name: "Noor",
      last_name: "Haddad",
      notes: "",
      phone: "+1 503 555 0118",
      registration_ip_address: "",
      tax_exempt_category: "G",
      date_created: "2026-01-01T00:00:00Z",
      date_modified: "2026-01-01T00:00:00Z",
      accepts_product_review_abandoned_cart_emails: false,
      origin_channel_id: 1,
      channel_ids: null,
      address_count: 2,
      attribute_count: 1,
    });
    expect(answer.at("meta.pagination")).toEqual({
      total: 3,
      count: 3,
      per_page: 50,
      current_page: 1,
      total_pages: 1,
      links: { current: "?page=1&limit=50" },
    });
  });

  test.each([
    ["id:in=1043,1044", [1043, 1044]],
    ["email:in=RETAIL@example.com", [1043]],
    ["name:like=elliot marsh", [1043]],
    ["name:in=Noor Haddad,Jun Park", [1042, 1044]],
    ["customer_group_id:in=0", [1043, 1044]],
    ["date_created:min=2026-01-02", []],
    ["date_created:max=2026-01-01", [1042, 1043, 1044]],
    ["sort=last_name:desc", [1044, 1043, 1042]],
  ])("of %s is %j", async (query, ids) => {
    expect((await api.get(`v3/customers?${query}`)).each("id")).toEqual(ids);
  });

  test("shows sub-resources that are asked for", async () => {
    const query = "id:in=1042&include=addresses,storecredit,attributes,formfields";
    const answer = await api.get(`v3/customers?${query}`);
    expect(answer.at("data.0.addresses.0")).toMatchObject({
      id: 501,
      customer_id: 1042,
      country: "United States",
      country_code: "US",
      address_type: "commercial",
    });
    expect(answer.at("data.0.store_credit_amounts")).toEqual([{ amount: 120 }]);
    expect(answer.at("data.0.attributes.0")).toMatchObject({ attribute_id: 1, attribute_value: "Linnea" });
    expect(answer.at("data.0.form_fields")).toEqual([
      { name: "Resale certificate", value: "OR-55-2041", customer_id: 1042 },
    ]);
  });

  test("pages end where the customers end", async () => {
    const second = await api.get("v3/customers?limit=2&page=2&sort=last_name:asc");
    expect(second.each("id")).toEqual([1044]);
    expect(second.at("meta.pagination")).toMatchObject({
      total: 3,
      count: 1,
      current_page: 2,
      total_pages: 2,
    });
    expect(second.at("meta.pagination.links")).toEqual({
      previous: "?limit=2&page=1&sort=last_name%3Aasc",
      current: "?limit=2&page=2&sort=last_name%3Aasc",
    });
    const behind = await api.get("v3/customers?limit=2&page=3");
    expect([behind.status, behind.at("data"), behind.at("meta.pagination.count")]).toEqual([200, [], 0]);
    expect((await api.get("v3/customers?limit=9999")).at("meta.pagination.per_page")).toBe(250);
  });

  test.each([
    ["foo=bar&baz=1", "The filter(s): foo, baz are not valid filter parameter(s)."],
    [
      "id:in=hello",
      'Query parameter "id:in" value may contain only integer values. For input string: "hello".',
    ],
    [
      "page=second",
      'Query parameter "page" value may contain only integer values. For input string: "second".',
    ],
  ])("is refused with 422 for %s", async (query, title) => {
    const answer = await api.get(`v3/customers?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.json).toEqual({ status: 422, title, type: statusPage, errors: {} });
  });
});

describe("creating customers", () => {
  test("makes customers that GraphQL sees, and who can log in", async () => {
    const authentication = { new_password: "first-password" };
    const address = { ...sally, address1: "1 Elm", city: "Salem", country_code: "US" };
    const created = await api.post("v3/customers", [
      { ...sally, authentication, addresses: [address], store_credit_amounts: [{ amount: 43.15 }] },
    ]);
    expect([created.status, created.at("data.0.email"), created.at("meta")]).toEqual([200, sally.email, {}]);
    const id = Number(created.at("data.0.id"));
    const seen = await queryStorefront(
      emulator,
      "{ customer { email addressCount storeCredit { value } addresses { edges { node { city } } } } }",
      id,
    );
    expect(seen.at("customer")).toEqual({
      email: sally.email,
      addressCount: 1,
      storeCredit: [{ value: 43.15 }],
      addresses: { edges: [{ node: { city: "Salem" } }] },
    });
    const login = await queryStorefront(
      emulator,
      `mutation { login(email: "${sally.email}", password: "first-password") { customer { entityId } } }`,
    );
    expect(login.at("login.customer.entityId")).toBe(id);
  });

  test("takes the time from the emulator's clock", async () => {
    emulator.clock.set({ offsetSeconds: 86_400 });
    const created = await api.post("v3/customers", [sally]);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    expect(String(created.at("data.0.date_created"))).toMatch(new RegExp(`^${tomorrow}T.{8}Z$`));
  });

  test("in one request is all or none", async () => {
    const answer = await api.post("v3/customers", [sally, { ...sally, email: "retail@example.com" }]);
    expect(answer.json).toEqual({
      status: 422,
      title: "Create customers failed.",
      type: statusPage,
      errors: { ".customer_create": "Error creating customers: email retail@example.com already in use" },
    });
    expect((await api.get(`v3/customers?email:in=${sally.email}`)).at("data")).toEqual([]);
  });

  test("of the same address twice is refused", async () => {
    expect((await api.post("v3/customers", [sally, sally])).status).toBe(422);
  });

  test("names each field that is missing or wrong", async () => {
    const answer = await api.post("v3/customers", [{ first_name: 5, email: "nobody" }]);
    expect(answer.json).toEqual({
      status: 422,
      title: "JSON data is missing or invalid",
      type: statusPage,
      errors: {
        "0.email": "error.email",
        "0.first_name": "error.expected.jsstring",
        "0.last_name": "error.path.missing",
      },
    });
    expect((await api.post("v3/customers", "{")).status).toBe(422);
  });

  test("takes ten, and no more", async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...sally, email: `sally${index}@example.com` }));
    expect((await api.post("v3/customers", many(11))).json).toEqual({
      status: 413,
      title: "The request payload is too large. The maximum number of items allowed in the array is 10.",
      type: statusPage,
      errors: {},
    });
    expect((await api.post("v3/customers", many(10))).status).toBe(200);
  });

  test("without a password makes nobody who can log in", async () => {
    await api.post("v3/customers", [sally]);
    const body = { email: sally.email, password: "" };
    expect((await api.post("v3/customers/validate-credentials", body)).json).toEqual({
      is_valid: false,
      customer_id: null,
    });
  });
});

describe("updating customers", () => {
  test("changes what is given, and GraphQL sees it", async () => {
    const answer = await api.put("v3/customers", [
      { id: 1043, customer_group_id: 1, form_fields: [{ name: "Size", value: "M" }] },
    ]);
    expect(answer.at("data.0")).toMatchObject({ id: 1043, first_name: "Elliot", customer_group_id: 1 });
    const seen = await queryStorefront(
      emulator,
      "{ customer { firstName customerGroupName formFields { name } } }",
      1043,
    );
    expect(seen.at("customer")).toEqual({
      firstName: "Elliot",
      customerGroupName: "Wholesale",
      formFields: [{ name: "Size" }],
    });
  });

  test("sees what GraphQL changed", async () => {
    await queryStorefront(
      emulator,
      'mutation { customer { updateCustomer(input: { lastName: "Tide" }) { customer { lastName } } } }',
      1043,
    );
    expect((await api.get("v3/customers?id:in=1043")).at("data.0.last_name")).toBe("Tide");
  });

  test("of one who registers in the storefront says when that was", async () => {
    await api.put("v2/customer_groups/1", { is_default: true });
    await queryStorefront(
      emulator,
      `mutation { customer { registerCustomer(input: { firstName: "Sally", lastName: "Smithers", email: "${sally.email}", password: "long-enough-1" }) { customer { entityId } } } }`,
    );
    const registered = await api.get(`v3/customers?email:in=${sally.email}&date_created:min=2026-06-01`);
    expect(registered.each("customer_group_id")).toEqual([1]);
  });

  test.each([
    [{ id: 99 }, "Error updating customers: The customer 99 does not exist."],
    [
      { id: 1043, email: "new@example.com" },
      "Error updating customers: email new@example.com already in use",
    ],
    [{ id: 1043, customer_group_id: 77 }, "Error updating customers: The customer group 77 does not exist."],
  ])("is refused for %j", async (change, text) => {
    const answer = await api.put("v3/customers", [change]);
    expect([answer.status, answer.at("errors")]).toEqual([422, { ".customer_update": text }]);
  });

  test("to their own address is no conflict", async () => {
    expect((await api.put("v3/customers", [{ id: 1043, email: "Retail@example.com" }])).status).toBe(200);
  });
});

test("deleting customers takes their wishlists along, and without id:in deletes nobody", async () => {
  expect((await api.delete("v3/customers")).status).toBe(204);
  expect((await api.delete("v3/customers?id:in=1043,99")).status).toBe(204);
  expect((await api.get("v3/customers")).each("id")).toEqual([1042, 1044]);
  const seen = await queryStorefront(
    emulator,
    '{ site { publicWishlist(token: "5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20") { name } } }',
  );
  expect(seen.at("site.publicWishlist")).toBeNull();
});

test("credentials are valid for the right password only, whatever the case of the address", async () => {
  const validate = (email: string, password: string) =>
    api.post("v3/customers/validate-credentials", { email, password, channel_id: 1 });
  expect((await validate("Retail@Example.com", "emulator")).json).toEqual({
    is_valid: true,
    customer_id: 1043,
  });
  expect((await validate("retail@example.com", "Emulator")).at("is_valid")).toBe(false);
  expect((await validate("nobody@example.com", "emulator")).at("is_valid")).toBe(false);
});

describe("an account", () => {
  test.each([
    ["GET", "reads", 200],
    ["HEAD", "reads", 200],
    ["POST", "reads", 403],
    ["GET", "products-only", 403],
  ])("may %s customers with the scopes of %s: %s", async (method, token, status) => {
    const body = method === "POST" ? JSON.stringify([sally]) : null;
    const headers = { "x-auth-token": token, "content-type": "application/json" };
    const response = await fetch(`${emulator.url}/stores/emulator/v3/customers`, { method, headers, body });
    expect(response.status).toBe(status);
  });

  test("without the scope is told so, with the headers of the rate limit", async () => {
    const answer = await managementCaller(emulator, "products-only").get("v3/customers");
    expect(answer.json).toEqual({
      status: 403,
      title: "You don't have a required scope to access the endpoint",
      type: statusPage,
      errors: {},
    });
    expect(answer.headers.get("x-rate-limit-requests-quota")).toBe("150");
  });
});

test("405 names the methods, 406 and 415 the media types", async () => {
  const patch = await api.send("PATCH")("v3/customers", []);
  expect([patch.status, patch.headers.get("allow"), patch.at("status")]).toEqual([
    405,
    "GET, POST, PUT, DELETE",
    405,
  ]);
  const url = `${emulator.url}/stores/emulator/v3/customers`;
  const token = { "x-auth-token": "emulator-access-token" };
  const xml = await fetch(url, { headers: { ...token, accept: "application/xml" } });
  expect(xml.status).toBe(406);
  const form = await fetch(url, { method: "POST", headers: token, body: new URLSearchParams("a=b") });
  expect(form.status).toBe(415);
});
