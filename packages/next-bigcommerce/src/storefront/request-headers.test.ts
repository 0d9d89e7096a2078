import { describe, expect, it } from "vitest";
import { createFresh, customers, WhoAmI } from "../create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "../emulator.fixture.js";

runEmulator();

describe("what is sent", () => {
  // What undici adds of itself, the last two because of `cache: "no-store"`.
  const addedByFetch = ["sec-fetch-mode", "cache-control", "pragma"];
  it.each([
    ["by the package's own transport", {}, []],
    ["by a passed-in fetch", { fetch: globalThis.fetch }, addedByFetch],
  ] as const)("only headers of the allow-list, %s", async (_name, transport, added) => {
    const bigcommerce = createFresh({
      ...transport,
      resolveCustomerId: () => customers.retail,
      resolveClientIp: () => "203.0.113.7",
      trustedProxySecret: "proxy-secret",
    });
    await bigcommerce.customer.query(WhoAmI, {}, { locale: "fr-CA" });
    const request = (await emulator.requests()).at(-1);
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual(
      [
        ...new Set([
          ...added,
          "accept",
          "accept-encoding",
          "accept-language",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "true-client-ip",
          "user-agent",
          "x-bc-customer-id",
          "x-bc-trusted-proxy-secret",
          "x-correlation-id",
        ]),
      ].sort(),
    );
    expect(request).toMatchObject({ customerId: customers.retail, operationName: "WhoAmI" });
  });

  it.each(["203.0.113.7, 10.0.0.1", "localhost", "", 7])("%j is no client address", async (address) => {
    const resolveClientIp = () => address as string;
    const bigcommerce = createFresh({ resolveCustomerId: () => customers.retail, resolveClientIp });
    await expect(bigcommerce.customer.query(WhoAmI)).rejects.toMatchObject({ code: "input_invalid" });
  });
});
