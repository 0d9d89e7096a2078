import { afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { mintPrivateToken, mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { emulatorForFile, startEmulator } from "../../test/running-emulator.js";
import { fixtures } from "../fixtures/fixtures.js";
import { createStoreData } from "../store/store-data.js";
import { parseCustomerId } from "./shopper.js";

const [first, second] = [...createStoreData(fixtures).customers.keys()];
const query = "query Me { customer { entityId } }";

const emulator = emulatorForFile();
let token: string;
beforeAll(async () => {
  token = await mintToken(emulator);
});
afterEach(() => emulator.faults.clear());

const askAs = async (headers: Record<string, string>, on = emulator, as = token) =>
  readGraphql(await postGraphql(on, { token: as, query, headers }));

test("one token serves every customer, each with their own header", async () => {
  expect(await askAs({ "x-bc-customer-id": String(first) })).toMatchObject({
    data: { customer: { entityId: first } },
  });
  expect(await askAs({ "x-bc-customer-id": String(second) })).toMatchObject({
    data: { customer: { entityId: second } },
  });
});

test("without the header, or with an unknown customer, the shopper is a guest", async () => {
  expect(await askAs({})).toEqual({ status: 200, data: { customer: null }, messages: [] });
  expect(await askAs({ "x-bc-customer-id": "987654" })).toEqual({
    status: 200,
    data: { customer: null },
    messages: [],
  });
});

test.each(["0", "-1", "1e3", "12abc", "1.0", "0x10", "+5", "1, 2", "99999999999999999999"])(
  "X-Bc-Customer-Id %j is refused, not read as something near it",
  async (id) => {
    const { status, messages } = await askAs({ "x-bc-customer-id": id });
    expect([status, messages]).toEqual([400, ["The X-Bc-Customer-Id header must be a positive integer"]]);
  },
);

test("an empty X-Bc-Customer-Id is refused too", () => {
  expect(parseCustomerId("")).toBeNull();
});

test("with the switches, an unknown customer is an error and an invalid id a guest", async () => {
  const switched = await startEmulator({
    inferred: { unknownCustomer: "error", invalidCustomerId: "guest" },
  });
  const as = await mintToken(switched);
  expect((await askAs({ "x-bc-customer-id": "987654" }, switched, as)).status).toBe(400);
  expect(await askAs({ "x-bc-customer-id": "-1" }, switched, as)).toMatchObject({
    status: 200,
    data: { customer: null },
  });
});

test("X-Bc-Customer-Id is ignored with a private token", async () => {
  const as = await mintPrivateToken(emulator);
  expect(await askAs({ "x-bc-customer-id": String(first) }, emulator, as)).toMatchObject({
    data: { customer: null },
  });
});

const strict = { "x-bc-error-on-invalid-customer-access-token": "true" };
const loginQuery =
  'mutation L { login(email: "retail@example.com", password: "emulator") { customerAccessToken { value } customer { entityId } } }';

const loginSchema = z.object({
  data: z.object({
    login: z.object({
      customerAccessToken: z.object({ value: z.string() }),
      customer: z.object({ entityId: z.number() }),
    }),
  }),
});

async function signIn(as: string) {
  const response = await postGraphql(emulator, { token: as, query: loginQuery });
  const { login } = loginSchema.parse(await response.json()).data;
  return { accessToken: login.customerAccessToken.value, customerId: login.customer.entityId };
}

test("with a private token, a customer access token stands for its customer", async () => {
  const as = await mintPrivateToken(emulator);
  const { accessToken, customerId } = await signIn(as);
  const headers = { "x-bc-customer-access-token": accessToken };
  expect(await askAs(headers, emulator, as)).toMatchObject({ data: { customer: { entityId: customerId } } });
  expect(await askAs({ ...headers, ...strict }, emulator, as)).toMatchObject({
    data: { customer: { entityId: customerId } },
  });
  expect(await askAs(headers)).toMatchObject({ data: { customer: null } });
});

test("an unknown customer access token means a guest, or an error if the request asks for it", async () => {
  const as = await mintPrivateToken(emulator);
  const headers = { "x-bc-customer-access-token": "no-such-token" };
  expect(await askAs(headers, emulator, as)).toMatchObject({ status: 200, data: { customer: null } });
  const response = await postGraphql(emulator, { token: as, query, headers: { ...headers, ...strict } });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: "INVALID_CUSTOMER_ACCESS_TOKEN" } }],
  });
});

test("a request without a customer access token is a guest's, also when it asks for an error", async () => {
  const as = await mintPrivateToken(emulator);
  expect(await askAs(strict, emulator, as)).toMatchObject({ status: 200, data: { customer: null } });
});

test("an expired customer access token means a guest", async () => {
  const as = await mintToken(emulator, {
    path: "api-token-private",
    body: { expires_at: 4_000_000_000, channel_id: 1, scopes: ["Customer", "Unauthenticated"] },
  });
  const { accessToken } = await signIn(as);
  emulator.clock.set({ offsetSeconds: 40 * 86_400 });
  expect(await askAs({ "x-bc-customer-access-token": accessToken }, emulator, as)).toMatchObject({
    data: { customer: null },
  });
  emulator.clock.set({ offsetSeconds: 0 });
});
