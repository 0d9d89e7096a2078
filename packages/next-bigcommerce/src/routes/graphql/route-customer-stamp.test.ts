import { describe, expect, test } from "vitest";
import { emulator } from "../../emulator.fixture.js";
import { createRouteStore } from "./route.fixture.js";
import {
  codeOf,
  customerId,
  operations,
  post,
  runRouteServer,
  serve,
  signedIn,
} from "./route-server.fixture.js";

runRouteServer();

const Rename = `mutation Rename($firstName: String!) {
  customer { updateCustomer(input: { firstName: $firstName }) { customer { firstName } } }
}`;
const withMutations = {
  ...operations,
  Rename: { document: Rename, as: "customer" },
  RenameShopper: { document: Rename, as: "shopper" },
} as const;
const rename = (headers: Record<string, string>, id = "Rename") =>
  post({ id, variables: { firstName: "Renamed" } }, headers);
const stampOf = async (id: number | null) =>
  (await createRouteStore(emulator.url, { resolveCustomerId: () => id }).customerStamp()) ?? "";
const sent = () => emulator.stats().graphql;

describe("X-Customer-Stamp", () => {
  test("of whoever is here lets a mutation run, as a guest too", async () => {
    await serve({ operations: withMutations });
    const stamp = await stampOf(customerId);
    const answer = await rename({ ...signedIn(), "x-customer-stamp": stamp });
    expect(await answer.json()).toMatchObject({
      data: { customer: { updateCustomer: { customer: { firstName: "Renamed" } } } },
    });
    expect((await rename({ "x-customer-stamp": "" }, "RenameShopper")).status).toBe(200);
    expect(sent()).toBe(2);
  });

  test.each([
    ["another customer's", () => stampOf(1042), signedIn],
    ["a guest's, when somebody is signed in", async () => "", signedIn],
    ["a customer's, after the sign-out", () => stampOf(customerId), () => ({})],
    ["two of them", async () => `${await stampOf(customerId)}, ${await stampOf(customerId)}`, signedIn],
    ["made up", async () => "1043", signedIn],
  ])("%s is 409, and nothing is sent", async (_name, stamp, session) => {
    await serve({ operations: withMutations });
    const answer = await rename({ ...session(), "x-customer-stamp": await stamp() }, "RenameShopper");
    expect([answer.status, await codeOf(answer), sent()]).toEqual([409, "customer_changed", 0]);
  });

  test("is not read for a query, nor for what acts as nobody", async () => {
    await serve({ operations: withMutations, requireCustomerStamp: true });
    const stamp = { "x-customer-stamp": "made up" };
    expect((await post({ id: "WhoAmI" }, { ...signedIn(), ...stamp })).status).toBe(200);
    const variables = { email: "retail@example.com", password: "emulator" };
    expect((await post({ id: "Login", variables }, stamp)).status).toBe(200);
    expect((await post({ id: "Login", variables })).status).toBe(200);
  });

  test("may be missing, unless requireCustomerStamp is set", async () => {
    await serve({ operations: withMutations });
    expect((await rename(signedIn())).status).toBe(200);
    const before = sent();
    await serve({ operations: withMutations, requireCustomerStamp: true });
    const answer = await rename(signedIn());
    expect([answer.status, await codeOf(answer), sent() - before]).toEqual([
      428,
      "customer_stamp_required",
      0,
    ]);
    const stamp = await stampOf(customerId);
    expect((await rename({ ...signedIn(), "x-customer-stamp": stamp })).status).toBe(200);
  });
});
