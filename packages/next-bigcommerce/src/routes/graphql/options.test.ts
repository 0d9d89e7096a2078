import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isBigCommerceError } from "../../errors.js";
import { readGraphQLRouteOptions } from "./options.js";

const entry = { document: "{ a }", as: "guest" };
const operations = { A: entry };

test("defaults", () => {
  expect(readGraphQLRouteOptions({ operations })).toEqual({
    operations,
    persistedDocuments: {},
    requireCustomerStamp: false,
    allowedOrigins: [],
    maxBodyBytes: 16_384,
    maxVariableDepth: 8,
    timeoutMs: 15_000,
  });
});

describe("refused by name", () => {
  test.each([
    [undefined, "options"],
    [{}, "operations"],
    [{ operations: {} }, "operations"],
    [{ operations: [] }, "operations"],
    [{ operations: { A: { document: "{ a }" } } }, "operations.A.as"],
    [{ operations: { A: { ...entry, as: "impersonation" } } }, "operations.A.as"],
    [{ operations: { A: { ...entry, cacheSecond: 5 } } }, "operations.A must"],
    [{ operations: { A: { ...entry, cacheSeconds: 0 } } }, "operations.A.cacheSeconds"],
    [{ operations: { A: { ...entry, input: { parse: 1 } } } }, "operations.A.input"],
    [{ operations: { A: { ...entry, serverVariables: {} } } }, "operations.A.serverVariables"],
    [{ operations: { A: { ...entry, serverVariables: { a: 1 } } } }, "operations.A.serverVariables"],
    [{ operations: { A: { ...entry, browserMaySend: "cartId" } } }, "operations.A.browserMaySend"],
    [{ operations: { ["x".repeat(257)]: entry } }, "operations"],
    [{ operations, persistedDocuments: { a: 1 } }, "persistedDocuments"],
    [{ operations, allowedOrigins: ["https://shop.example/"] }, "allowedOrigins"],
    [{ operations, allowedOrigins: ["*"] }, "allowedOrigins"],
    [{ operations, allowedOrigins: ["null"] }, "allowedOrigins"],
    [{ operations, allowedOrigins: ["HTTPS://shop.example"] }, "allowedOrigins"],
    [{ operations, locales: [] }, "locales"],
    [{ operations, locales: ["en", "f\r\n"] }, "locales"],
    [{ operations, addressHeader: "x-original-uri:" }, "addressHeader"],
    [{ operations, addressHeader: true }, "addressHeader"],
    [{ operations, rateLimit: 5 }, "rateLimit"],
    [{ operations, maxBodyBytes: 0 }, "maxBodyBytes"],
    [{ operations, maxVariableDepth: 33 }, "maxVariableDepth"],
    [{ operations, timeoutMs: 99 }, "timeoutMs"],
    [{ operations, onError: "log" }, "onError"],
    [{ operations, authorize: () => true }, "options"],
  ])("%j", (options, name) => {
    let thrown: unknown;
    try {
      readGraphQLRouteOptions(options);
    } catch (error) {
      thrown = error;
    }
    expect(isBigCommerceError(thrown) && thrown.code).toBe("configuration_invalid");
    expect(String(thrown)).toContain(`createGraphQLRoute: ${name}`);
  });
});

test("a schema of zod is a Standard Schema, and so is one that is a function", () => {
  const schema = z.object({ term: z.string() });
  const callable = Object.assign(() => {}, { "~standard": schema["~standard"] });
  for (const input of [schema, callable]) {
    expect(readGraphQLRouteOptions({ operations: { A: { ...entry, input } } }).operations.A?.input).toBe(
      input,
    );
  }
});
