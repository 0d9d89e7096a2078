import { expect, it } from "vitest";
import { HttpResponse } from "./message.js";

const accessToken = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p";
const jwt = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJCQyJ9.c2lnbmF0dXJl";

function respond(headers: Record<string, string>, text = ""): HttpResponse {
  const request = {
    headers: { authorization: `Bearer ${jwt}`, "x-auth-token": accessToken, accept: "application/json" },
  };
  const header = (name: string) => headers[name];
  return new HttpResponse({ request, status: 500, header, text, sentAtMs: 0, receivedAtMs: 0 });
}

it.each([jwt, accessToken, `id-${accessToken}-7`])(
  "a request id that repeats a secret of the request is redacted",
  (id) => {
    expect(respond({ "x-request-id": id }).requestId).toMatch(/^(id-)?\[redacted\](-7)?$/);
  },
);

it.each([jwt.toLowerCase(), accessToken.toUpperCase()])("so is one in another case", (id) => {
  expect(respond({ "x-request-id": id }).requestId).toBe("[redacted]");
});

it("a secret with signs of a pattern in it is redacted as it is written", () => {
  const request = { headers: { "x-auth-token": "a.b+(c)$" } };
  const parts = { request, status: 500, header: () => undefined, text: "", sentAtMs: 0, receivedAtMs: 0 };
  expect(new HttpResponse(parts).redact("a.b+(c)$ axb+(c)$")).toBe("[redacted] axb+(c)$");
});

it("a request id of its own stays", () => {
  expect(respond({ "x-request-id": "f3b1-77" }).requestId).toBe("f3b1-77");
});

it("JSON for an error repeats no secret of the request, however it is written", () => {
  const escaped = `\\u0065${jwt.slice(1)}`;
  const response = respond({}, `{"errors":[{"message":"no ${escaped}","path":["site","${accessToken}"]}]}`);
  expect(response.redactedJson()).toEqual({
    errors: [{ message: "no [redacted]", path: ["site", "[redacted]"] }],
  });
});

it.each([
  ["a key", { errors: { [accessToken]: "x" } }, { errors: { "[redacted]": "x" } }],
  ["a part of a key", { errors: { [`${jwt}:invalid`]: "x" } }, { errors: { "[redacted]:invalid": "x" } }],
  [
    "a nested key",
    { errors: { field: { [jwt]: { a: 1 } } } },
    { errors: { field: { "[redacted]": { a: 1 } } } },
  ],
  ["a key within a list", { errors: [[{ [accessToken]: 1 }]] }, { errors: [[{ "[redacted]": 1 }]] }],
  [
    "a key of extensions",
    { errors: [{ extensions: { [jwt]: jwt } }] },
    { errors: [{ extensions: { "[redacted]": "[redacted]" } }] },
  ],
])("JSON for an error repeats no secret of the request as %s", (_place, sent, redacted) => {
  expect(respond({}, JSON.stringify(sent)).redactedJson()).toEqual(redacted);
});

it("keys without a secret stay as they are", () => {
  const text = '{"errors":{"channel_id":"x","__proto__":"y"},"meta":{"$&":1}}';
  expect(JSON.stringify(respond({}, text).redactedJson())).toBe(text);
});

it("a secret is redacted in upper and in lower case", () => {
  expect(respond({}).redact(`${accessToken.toUpperCase()}.example`)).toBe("[redacted].example");
});

it("a secret is text and not a pattern, and an empty one redacts nothing", () => {
  const headers = { "x-auth-token": "a.c$(", authorization: "Bearer " };
  const response = new HttpResponse({
    request: { headers },
    status: 500,
    header: () => undefined,
    text: "",
    sentAtMs: 0,
    receivedAtMs: 0,
  });
  expect(response.redact("abc$( a.c$(")).toBe("abc$( [redacted]");
});
