import { readFileSync } from "node:fs";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectionTo } from "./connection.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { errorCodes } from "./errors.js";

const page = readFileSync(new URL("../docs/migration.md", import.meta.url), "utf8");

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());

const store = () => connectionTo(emulator);

/** Options of `createBigCommerce` in the page's code, once the removed lines of a diff are gone. */
function optionsOf(heading: string): object {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  const code = section.replace(/^-.*\n/gm, "").replace(/^\+/gm, "");
  const body = /createBigCommerce\((\{\n[\s\S]*?\n\s?\})\)/.exec(code)?.[1];
  if (body === undefined) throw new Error(`${heading} shows no options.`);
  // What the page leaves to the app: its session, and where a signed-out shopper goes.
  const session = {
    storeHash: "emulator",
    customerId: 1043,
    customerAccessToken: { value: "ended-elsewhere" },
  };
  const inPage = new Function("getSession", "sessionOf", "redirect", `return (${body});`);
  const redirect = (path: string) => {
    throw new Error(`redirected to ${path}`);
  };
  const options: unknown = inPage(
    async () => session,
    async (storeHash: string) => (storeHash === session.storeHash ? session : null),
    redirect,
  );
  if (typeof options !== "object" || options === null) throw new TypeError("no options");
  return options;
}

const Orders = "query Orders($first: Int!) { customer { email orders(first: $first) { edges { cursor } } } }";

test("the options for a token in .env answer the signed-in customer", async () => {
  const bigcommerce = createBigCommerce({ ...store(), ...optionsOf("From a token in `.env`") });
  expect(await bigcommerce.customer.query(Orders, { first: 10 })).toMatchObject({
    customer: { email: "retail@example.com" },
  });
});

test("the options for private tokens mint one, and end the session of a customer's token that has ended", async () => {
  const options = { ...store(), ...optionsOf("From impersonation tokens"), tokenKind: "private" } as const;
  const bigcommerce = createBigCommerce(options);
  await expect(bigcommerce.customer.query(Orders, { first: 10 })).rejects.toThrow(
    "redirected to /session-ended",
  );
  expect(emulator.stats().tokens.private).toBe(1);
});

test("every code that the page names is one of the package's", () => {
  const codes = [...page.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(1);
  expect(codes.filter((code) => !errorCodes.some((known) => known === code))).toEqual([]);
});
