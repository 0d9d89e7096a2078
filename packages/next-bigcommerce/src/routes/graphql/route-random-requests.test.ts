import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../test/property-runs.js";
import { emulator } from "../../emulator.fixture.js";
import { routeAccess } from "../../instance-access.js";
import { randomBytes, settledHeapBytes } from "../random-requests.fixture.js";
import type { GraphQLRouteOptions } from "./options.js";
import { createRouteStore } from "./route.fixture.js";
import { createGraphQLRoute } from "./route.js";
import { anything, jsonHeaders, operations, search, serveRefusingRoute } from "./route-refusals.fixture.js";

serveRefusingRoute();

describe("random requests", () => {
  const options: GraphQLRouteOptions = { operations, rateLimit: () => true };
  const key = fc.oneof(
    fc.constantFrom("id", "documentId", "variables", "operationName", "extensions", "query"),
    fc.constantFrom("term", "first", "ids", "input", "lines", "cartId", "__proto__", "constructor"),
    fc.string(),
  );
  const id = fc.oneof(fc.constantFrom(...Object.keys(operations), "__proto__", "constructor"), fc.string());
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
  const envelope = fc.record(
    { id, variables: fc.dictionary(key, value), operationName: value, extensions: value },
    { requiredKeys: ["id"] },
  );
  const body = fc.oneof(
    fc.jsonValue().map((json) => JSON.stringify(json)),
    envelope.map((json) => JSON.stringify(json)),
    fc.record({ id, variables: fc.dictionary(key, value) }).map((json) => JSON.stringify(json)),
    fc.record({ cartId: value }).map((variables) => JSON.stringify(anything(variables))),
    // Some are what the route allows: by chance alone there would be runs without one.
    fc.constantFrom(...Object.keys(operations)).map((known) => JSON.stringify({ id: known })),
    fc.dictionary(key, value).map((json) => JSON.stringify(json)),
    randomBytes,
  );

  /** BigCommerce stays out: every operation that would run is answered by a fault. */
  function createRoute() {
    emulator.faults.add([{ on: "graphql", times: null, status: 200, body: '{"data":{}}' }]);
    return createGraphQLRoute(createRouteStore(emulator.url), options);
  }

  const allowed = [200, 400, 401, 403, 404, 405, 409, 413, 415, 422];

  const bodies = propertyRuns(2000);
  test(`${bodies} bodies get a documented status, and none is left waiting`, {
    timeout: 3_600_000,
  }, async () => {
    const { POST } = createRoute();
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const answer = await POST(
          new Request("http://shop.example/api/graphql", {
            method: "POST",
            headers: { "sec-fetch-site": "same-origin", ...jsonHeaders },
            body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
          }),
        );
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect(allowed).toContain(answer.status);
        expect(await answer.json()).toBeTypeOf("object");
      }),
      { numRuns: bodies },
    );
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 403, 404, 422]));
  });

  const urls = propertyRuns(1000);
  test(`${urls} URLs get a documented status`, { timeout: 3_600_000 }, async () => {
    const { GET } = createRoute();
    const parameter = fc.tuple(
      fc.oneof(key, fc.constantFrom("channel", "locale")),
      fc.oneof(id, body.map(String)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parameter, { maxLength: 5 }), async (parameters) => {
        const search = new URLSearchParams([["id", "Names"], ...parameters]);
        const answer = await GET(new Request(`http://shop.example/api/graphql?${search}`));
        expect(allowed).toContain(answer.status);
        await answer.json();
      }),
      { numRuns: urls },
    );
  });

  const refused = propertyRuns(3000);
  test(`${refused} refused requests leave nothing behind in memory`, { timeout: 3_600_000 }, async () => {
    // As in a request: outside of one Next's connection() throws, and vitest keeps something of each error's stack.
    const access = { ...createRouteStore(emulator.url)[routeAccess], enterRequest: async () => {} };
    const { POST } = createGraphQLRoute({ [routeAccess]: access }, options);
    const refuse = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const body = [
          { id: `unknown-${index}` },
          search({ term: index }),
          anything({ cartId: index }),
          { id: "Names", query: `query Q${index} { a }` },
        ][index % 4];
        const answer = await POST(
          new Request("http://shop.example/api/graphql", {
            method: "POST",
            headers: { "sec-fetch-site": "same-origin", ...jsonHeaders },
            body: JSON.stringify(body),
          }),
        );
        await answer.text();
      }
      return settledHeapBytes();
    };
    const warmBytes = await refuse(2000);
    const grownBytes = (await refuse(refused)) - warmBytes;
    // Less than any request, promise chain or timer that stayed would take.
    const bytesEach = 200;
    expect(grownBytes).toBeLessThan(bytesEach * refused);
    expect(emulator.requests()).toEqual([]);
  });
});
