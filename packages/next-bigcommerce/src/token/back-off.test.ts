import { inspect } from "node:util";
import { createEmulator } from "bigcommerce-emulator";
import { expect, it } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { BigCommerceError } from "../errors.js";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { recordFailure, toError } from "./back-off.js";

const clock = createFakeClock();

it("a cached failure keeps BigCommerce's words for each field, and shows them to no logger", () => {
  const fieldErrors = { channel_ids: "not a channel of this store" };
  const refused = new BigCommerceError("request_rejected", "Refused.", { status: 422, fieldErrors });
  const record = recordFailure(refused, undefined, clock, 10_000);
  expect(toError(record, 1000).fieldErrors).toEqual(fieldErrors);
  expect(inspect(record) + JSON.stringify(record)).not.toContain("not a channel");
});

it("getImpersonationToken() names the fields that BigCommerce refused", async () => {
  resetProcessState();
  const emulator = await createEmulator();
  const body = JSON.stringify({ status: 422, title: "Refused", errors: { channel_ids: "error.unknown" } });
  emulator.faults.add([{ on: "mint", times: null, status: 422, body }]);
  const bigcommerce = createBigCommerce(connectionTo(emulator));
  const error = await bigcommerce.getImpersonationToken().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "request_rejected", fieldErrors: { channel_ids: "error.unknown" } });
  await emulator.close();
});

it("the message of an unexpected failure has the name and code of its cause, and none of its words", () => {
  const cause = Object.assign(new TypeError("hunter2"), { code: "ECONNREFUSED" });
  const { message } = recordFailure(cause, undefined, clock, 10_000);
  expect(message).toContain("(TypeError, ECONNREFUSED)");
  expect(message).not.toContain("hunter2");
});

it("a name or code of a cause that could hold data is left out", () => {
  const cause = Object.assign(new Error("x"), { name: "token=hunter2", code: "a b" });
  expect(recordFailure(cause, undefined, clock, 10_000).message).not.toMatch(/hunter2|a b/);
});
