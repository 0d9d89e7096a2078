import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addressHeader } from "./route.fixture.js";
import { get, operations, post, runRouteServer, serve } from "./route-server.fixture.js";

runRouteServer();

const shared = "public, max-age=0, s-maxage=60";
const kept = "private, no-store";

describe("a GET is for shared caches in one spelling only", () => {
  test.each(['{ "first":1}', '{"first":1.0}', '{"first":1,"first":1}', '{"first":1,"after":null}', "null"])(
    "variables %s work, but are not canonical and so not cacheable",
    async (variables) => {
      await serve();
      const answer = await get({ id: "Names", variables });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe(kept);
    },
  );

  test.each([
    [{ id: "Names", variables: '{"after":null,"first":1}' }],
    [{ id: "Names", variables: "{}" }],
    [{ documentId: "Names", operationName: "Names" }],
    [{ extensions: '{"persistedQuery":{"version":1,"sha256Hash":"Names"}}' }],
  ])("%j is cacheable", async (parameters) => {
    await serve();
    expect((await get(parameters)).headers.get("cache-control")).toBe(shared);
  });

  const hash = '{"version":1,"sha256Hash":"Names"}';
  test.each([
    `{"clientLibrary":{"name":"x","version":"17"},"persistedQuery":${hash}}`,
    `{ "persistedQuery":${hash}}`,
    `{"persistedQuery":${hash},"persistedQuery":${hash}}`,
  ])("extensions %s can be written in many ways, and are not cacheable", async (extensions) => {
    await serve();
    const answer = await get({ extensions });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe(kept);
  });

  test.each([
    ["?id=Names&variables=%7B%22first%22%3A1%7D", shared],
    [`?id=Names&variables=${encodeURIComponent('{"after":"a b"}')}`, shared],
    [`?${new URLSearchParams({ id: "Names", variables: '{"after":"a b"}' })}`, shared],
    ["?id=Names&channel=2", shared],
    ["?id=%4Eames", kept],
    ["?%69d=Names", kept],
    ["?id=Names&variables=%7B%22first%22:1%7D", kept],
    ["?id=Names&variables=%7b%22first%22%3a1%7d", kept],
    ["?variables=%7B%22first%22%3A1%7D&id=Names", kept],
    ["?channel=2&id=Names", kept],
    ["?id=Names&", kept],
    ["?&id=Names", kept],
    ["?id=Names?", 404],
  ])(
    "a URL that ends in %s is %s: in another spelling it is not for shared caches",
    async (search, expected) => {
      const { url } = await serve();
      const answer = await fetch(url + search);
      expect(answer.status === 200 ? answer.headers.get("cache-control") : answer.status).toBe(expected);
    },
  );

  test.each([
    ["/api/graphql?id=Names", shared],
    ["/api/graphql/?id=Names", shared],
    ["/shop/api/graphql?id=Names", shared],
    ["https://shop.example/api/graphql?id=Names", shared],
    ["/api/%67raphql?id=Names", kept],
    ["/api//graphql?id=Names", kept],
    ["/api/graphql;x?id=Names", kept],
    ["/api/graphql?id=WhoAmI", kept],
    ["/api/graphql?id=Names&x=1", kept],
    ["/api/graphql?id=Names, /api/graphql?id=Names", kept],
    ["/api/graphql", kept],
    ["?id=Names", kept],
    ["", kept],
  ])("with the address %j in the proxy's header it is %s", async (address, expected) => {
    await serve();
    const answer = await get({ id: "Names" }, { [addressHeader]: address });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, expected]);
  });

  test("without `addressHeader` nothing is for shared caches: the handler cannot see the spelling", async () => {
    await serve({ addressHeader: undefined });
    const answer = await get({ id: "Names" });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, kept]);
  });

  test("a language is for shared caches only if `locales` has it, and another one is refused", async () => {
    await serve();
    const anyLocale = await get({ id: "Names", locale: "zz-aaaaaaaa-bbbbbbbb" });
    expect([anyLocale.status, anyLocale.headers.get("cache-control")]).toEqual([200, kept]);
    await serve({ locales: ["en", "fr-CA"] });
    const listed = await get({ id: "Names", locale: "fr-CA" });
    expect([listed.status, listed.headers.get("cache-control")]).toEqual([200, shared]);
    for (const locale of ["fr-ca", "fr", "zz-aaaaaaaa-bbbbbbbb"]) {
      expect((await get({ id: "Names", locale })).status).toBe(400);
      expect((await post({ id: "Names" }, {}, `?locale=${locale}`)).status).toBe(400);
    }
  });

  test("if input changes a variable, only the URL with the result is cacheable", async () => {
    const input = z.object({ after: z.string().trim().optional(), first: z.number().default(3) });
    await serve({ operations: { Names: { ...operations.Names, input } } });
    const keptOf = async (variables: string) =>
      (await get({ id: "Names", variables })).headers.get("cache-control");
    expect(await keptOf('{"after":"","first":3}')).toBe(shared);
    expect(await keptOf('{"after":" ","first":3}')).toBe(kept);
    expect(await keptOf('{"after":""}')).toBe(kept);
    expect((await get({ id: "Names", variables: '{"first":3,"x":"0"}' })).status).toBe(422);
  });
});
