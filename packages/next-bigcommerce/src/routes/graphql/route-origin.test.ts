import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emulator } from "../../emulator.fixture.js";
import { type RouteServer, serveRoute } from "./route.fixture.js";
import { jsonHeaders, operations, readRefusal, serveRefusingRoute } from "./route-refusals.fixture.js";

serveRefusingRoute();

describe("where a POST comes from", () => {
  const cases = [
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin", origin: "null" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ "sec-fetch-site": "" }, false],
    [{ "sec-fetch-site": "same-origin, cross-site" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "OWN" }, false],
    [{ "sec-fetch-site": "same-site", origin: "https://shop.example" }, false],
    [{ origin: "OWN" }, true],
    [{ origin: "https://shop.example" }, true],
    [{ origin: "http://shop.example" }, false],
    [{ origin: "https://shop.example:8443" }, false],
    [{ origin: "https://evil.example" }, false],
    [
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
      false,
    ],
    [{ origin: "http://evil.example", "x-forwarded-host": "evil.example" }, false],
    [{ origin: "http://evil.example", forwarded: "host=evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "" }, false],
    [{ origin: "OWN, OWN" }, false],
    [{ referer: "OWN/cart" }, false],
    [{}, false],
  ] as const;
  let guarded: RouteServer;
  beforeAll(async () => {
    const limited = { Names: { ...operations.Names, serverVariables: undefined } };
    const rateLimit = () => false;
    guarded = await serveRoute(emulator.url, {
      operations: limited,
      allowedOrigins: ["https://shop.example"],
      rateLimit,
    });
  });
  afterAll(() => guarded.close());

  test.each(cases)("%j passes: %s", async (headers, passes) => {
    const own = Object.entries(headers).map(([name, value]) => [
      name,
      value.replaceAll("OWN", guarded.origin),
    ]);
    const answer = await fetch(guarded.url, {
      method: "POST",
      headers: { ...jsonHeaders, ...Object.fromEntries(own) },
      body: '{"id":"Names"}',
    });
    expect(await readRefusal(answer)).toMatchObject(
      passes ? { status: 429, code: "rate_limited" } : { status: 403, code: "cross_site_refused" },
    );
  });
});
