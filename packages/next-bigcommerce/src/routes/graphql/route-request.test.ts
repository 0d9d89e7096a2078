import { describe, expect, test } from "vitest";
import { anything, post, readRefusal, search, serveRefusingRoute, server } from "./route-refusals.fixture.js";

serveRefusingRoute();

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe("a body", () => {
  test.each([
    ["the text of a query", { query: "{ customer { email } }" }, 400, "query_text_refused"],
    ["the text beside an id", { id: "Search", query: "{ customer { email } }" }, 400, "query_text_refused"],
    ["an empty text", { id: "Search", query: null }, 400, "query_text_refused"],
    ["a batch", [search({ term: "tea" })], 400, "batch_refused"],
    ["an empty batch", [], 400, "batch_refused"],
    ["an unknown id", { id: "Orders" }, 404, "operation_unknown"],
    ["an id that every object has", { id: "toString" }, 404, "operation_unknown"],
    ["an id that is a prototype", { id: "__proto__" }, 404, "operation_unknown"],
    [
      "an unknown hash",
      { extensions: { persistedQuery: { version: 1, sha256Hash: "a" } } },
      404,
      "operation_unknown",
    ],
    ["no id", {}, 400, "request_invalid"],
    ["two ids", { id: "Search", documentId: "Search" }, 400, "request_invalid"],
    ["an id that is no text", { id: 1 }, 400, "request_invalid"],
    ["an id without end", { id: "x".repeat(257) }, 400, "request_invalid"],
    ["a key we do not know", { id: "Search", channelId: 2 }, 400, "request_invalid"],
    ["an extension we do not know", { id: "Search", extensions: { tracing: true } }, 400, "request_invalid"],
    ["the name of another operation", { id: "Names", operationName: "Search" }, 400, "request_invalid"],
    ["variables that are a list", search(["tea"]), 400, "request_invalid"],
    ["variables that are a text", search('{"term":"tea"}'), 400, "request_invalid"],
    ["a number", 1, 400, "request_invalid"],
    ["null", "null", 400, "request_invalid"],
    ["nothing", "", 400, "request_invalid"],
    ["no JSON", "{", 400, "request_invalid"],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), 400, "request_invalid"],
    ["__proto__ as a key", '{"id":"Names","__proto__":{"id":"x"}}', 400, "request_invalid"],
    ["__proto__ as a variable", '{"id":"Search","variables":{"__proto__":{}}}', 400, "request_invalid"],
    [
      "__proto__ inside",
      '{"id":"Anything","variables":{"input":[{"a":{"__proto__":1}}]}}',
      400,
      "request_invalid",
    ],
    ["constructor inside", anything({ a: [{ constructor: 1 }] }), 400, "request_invalid"],
    ["prototype inside", anything({ prototype: 1 }), 400, "request_invalid"],
    ["a number out of range", '{"id":"Anything","variables":{"input":1e999}}', 400, "request_invalid"],
    ["variables nested too deeply", anything(nested(8)), 400, "request_invalid"],
    [
      "10,000 levels",
      `{"id":"Anything","variables":{"input":${"[".repeat(5000)}${"]".repeat(5000)}}}`,
      400,
      "request_invalid",
    ],
    ["16 kB and more", search({ term: "x".repeat(16_384) }), 413, "body_too_large"],
  ])("with %s is refused", async (_name, body, status, code) => {
    expect(await readRefusal(await post(body))).toMatchObject({ status, code });
  });

  test("seven levels inside the variables are read", async () => {
    expect((await post({ id: "Anything", variables: { input: nested(7) } })).status).not.toBe(400);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "",
  ])("of type %j is 415", async (type) => {
    const answer = await post(search({ term: "tea" }), { "content-type": type });
    expect(await readRefusal(answer)).toMatchObject({ status: 415, code: "content_type_unsupported" });
  });

  test.each(["?query=%7Bcustomer%7D", "?channel=2", "?id=Names", "?locale=x%0d%0ay", "?locale=fr&locale=de"])(
    "sent to a URL with %s is refused",
    async (search) => {
      expect((await readRefusal(await post({ id: "Names" }, {}, search))).status).toBe(400);
    },
  );
});

describe("a GET", () => {
  test.each([
    ["?query=%7Bcustomer%7Bemail%7D%7D", 400, "query_text_refused"],
    ["", 400, "request_invalid"],
    ["?id=Orders", 404, "operation_unknown"],
    ["?id=Search&variables=%7B%22term%22%3A%22a%22%7D", 405, "method_not_allowed"],
    ["?id=Names&id=Names", 400, "request_invalid"],
    ["?id=Names&cachebuster=1", 400, "request_invalid"],
    ["?id=Names&variables=%7B", 400, "request_invalid"],
    ["?id=Names&variables=%5B%5D", 400, "request_invalid"],
    ["?id=Names&variables=%7B%22__proto__%22%3A1%7D", 400, "request_invalid"],
    ["?id=Names&variables=%7B%22x%22%3A1%7D", 422, "variables_invalid"],
    ["?id=Names&extensions=x", 400, "request_invalid"],
    ["?id=Names&channel=99", 400, "request_invalid"],
    ["?id=Names&channel=1e0", 400, "request_invalid"],
    ["?id=Names&locale=en%0d%0aX-Evil:1", 400, "request_invalid"],
  ])("%s is refused", async (search, status, code) => {
    expect(await readRefusal(await fetch(server.url + search))).toMatchObject({ status, code });
  });
});
