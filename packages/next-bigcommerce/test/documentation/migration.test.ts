import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createBigCommerce } from "../../src/create-bigcommerce.js";
import { errorCodes } from "../../src/errors.js";
import { codeBlocks, inlineCodes, readPage } from "./pages.js";
import { runBlock } from "./run-block.js";

const page = "packages/next-bigcommerce/docs/migration.md";
const blocks = codeBlocks(page);
const tokenInEnv = blocks.find(({ code }) => code.includes("bigcommerce.customer.query("));
const privateTokens = blocks.find(({ code }) => code.includes('tokenKind: "private"'));

const Orders = "query Orders($first: Int!) { customer { email orders(first: $first) { edges { cursor } } } }";
const session = {
  storeHash: "emulator",
  customerId: 1043, // retail@example.com
  customerAccessToken: { value: "ended-elsewhere" },
};

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "emulator");
  vi.stubEnv("BIGCOMMERCE_ACCESS_TOKEN", "emulator-access-token");
  vi.stubEnv("BIGCOMMERCE_CHANNEL_ID", "1");
  vi.stubEnv("BIGCOMMERCE_API_URL", emulator.url);
  vi.stubEnv("BIGCOMMERCE_STOREFRONT_URL", `${emulator.url}/channels/{channelId}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator.close();
});

/** What the page leaves to the app: its imports, its session, and where a signed-out shopper goes. */
const create = vi.fn(createBigCommerce);
const app = {
  createBigCommerce: create,
  OrdersDocument: Orders,
  getSession: async () => session,
  sessionOf: async (storeHash: string) => (storeHash === session.storeHash ? session : null),
  redirect: (path: string) => {
    throw new Error(`redirected to ${path}`);
  },
};

test("the code for a token in .env asks as the signed-in customer", async () => {
  await runBlock(tokenInEnv, app);
  expect(emulator.requests().at(-1)).toMatchObject({
    operationName: "Orders",
    customerId: 1043,
    status: 200,
  });
});

test("the code for private tokens mints one, and ends the session of a customer's token that has ended", async () => {
  await runBlock(privateTokens, app);
  const bigcommerce = create.mock.results.at(-1)?.value;
  await expect(bigcommerce?.customer.query(Orders, { first: 10 })).rejects.toThrow(
    "redirected to /session-ended",
  );
  expect(emulator.stats().tokens.private).toBe(1);
});

test("every code that the page names is one of the package's", () => {
  const codes = inlineCodes(readPage(page)).filter((text) => /^[a-z]+(?:_[a-z]+)+$/.test(text));
  expect(codes.length).toBeGreaterThan(1);
  expect(codes.filter((code) => !errorCodes.some((known) => known === code))).toEqual([]);
});
