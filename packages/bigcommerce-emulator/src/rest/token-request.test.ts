import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../http/message.js";
import { earliestMillisecondsValue, readTokenRequest, type TokenRequestRules } from "./token-request.js";

const inferred = { pastExpiry: "mint", millisecondExpiry: "reject", bothChannelFields: "reject" } as const;
const rules: TokenRequestRules = {
  kind: "impersonation",
  storeId: 10042,
  storeChannelIds: [1, 2, 12],
  nowSeconds: 1_800_000_000,
  inferred,
};
const read = (body: unknown, changed: Partial<TokenRequestRules> = {}) =>
  readTokenRequest(body, { ...rules, ...changed });

const shapeTitle = "JSON data is missing or invalid";

test.each([
  ["expires_at is missing", { channel_id: 1 }, { expires_at: "error.path.missing" }],
  [
    "expires_at is text",
    { expires_at: "1885635176", channel_id: 1 },
    { expires_at: "error.expected.jsnumber" },
  ],
  ["expires_at is null", { expires_at: null, channel_id: 1 }, { expires_at: "error.expected.jsnumber" }],
  ["expires_at has a fraction", { expires_at: 1.5, channel_id: 1 }, { expires_at: "error.expected.long" }],
  ["expires_at is negative", { expires_at: -1, channel_id: 1 }, { expires_at: "error.min" }],
  ["channel_id is 0", { expires_at: 1, channel_id: 0 }, { channel_id: "error.min" }],
  ["channel_id is text", { expires_at: 1, channel_id: "1" }, { channel_id: "error.expected.jsnumber" }],
  ["channel_ids is a number", { expires_at: 1, channel_ids: 1 }, { channel_ids: "error.expected.jsarray" }],
  [
    "channel_ids holds text",
    { expires_at: 1, channel_ids: [1, "2"] },
    { "channel_ids.1": "error.expected.jsnumber" },
  ],
  ["name is a number", { expires_at: 1, channel_id: 1, name: 5 }, { name: "error.expected.jsstring" }],
  ["two fields are wrong", { channel_id: 0 }, { expires_at: "error.path.missing", channel_id: "error.min" }],
])("422 by path when %s", (_case, body, errors) => {
  expect(read(body)).toEqual({ refusal: { title: shapeTitle, errors } });
});

test.each(["", "{", "null", "[]", "1", '"text"'])("the body %j is refused as a whole", (body) => {
  expect(readTokenRequest(parseJson(body), rules)).toEqual({ refusal: { title: shapeTitle, errors: {} } });
});

test.each([
  ["neither channel field", { expires_at: 1 }, "channel_id:missing"],
  ["both channel fields", { expires_at: 1, channel_id: 1, channel_ids: [1] }, "channel_id:conflict"],
  ["milliseconds", { expires_at: 1_885_635_176_000, channel_id: 1 }, "expires_at:not_in_seconds"],
  ["nanoseconds", { expires_at: 1_885_635_176e6, channel_id: 1 }, "expires_at:not_in_seconds"],
])("422 by field and code for %s", (_case, body, key) => {
  const title = `The following fields are invalid: ${key}`;
  expect(read(body)).toEqual({ refusal: { title, errors: { [key]: expect.any(String) } } });
});

test("unknown channels are named with the store's id, as the channels API does", () => {
  const title = "The following `channel_id`s [99, 7] are not valid for store 10042.";
  expect(read({ expires_at: 1, channel_ids: [1, 99, 7] })).toEqual({ refusal: { title, errors: {} } });
});

test("each switch changes the behaviour", () => {
  const past = read({ expires_at: 5, channel_id: 1 }, { inferred: { ...inferred, pastExpiry: "reject" } });
  expect(past).toMatchObject({
    refusal: { title: "The following fields are invalid: expires_at:in_the_past" },
  });
  const preferring = { inferred: { ...inferred, bothChannelFields: "prefer_channel_ids" } } as const;
  expect(read({ expires_at: 5, channel_id: 1, channel_ids: [2] }, preferring)).toMatchObject({
    order: { channelIds: [2] },
  });
  const minting = { inferred: { ...inferred, millisecondExpiry: "mint" } } as const;
  expect(read({ expires_at: 1_885_635_176_000, channel_id: 1 }, minting)).toHaveProperty("order");
});

test.each([
  ["without scopes", {}, { scopes: "error.path.missing" }],
  ["with an empty list", { scopes: [] }, { scopes: "error.minLength" }],
  ["with an unknown scope", { scopes: ["Admin"] }, { "scopes.0": "error.expected.validenumvalue" }],
])("a private token %s is refused", (_case, fields, errors) => {
  const body = { expires_at: 1, channel_id: 1, ...fields };
  expect(read(body, { kind: "private" })).toEqual({ refusal: { title: shapeTitle, errors } });
});

test("a storefront token takes one or two origins without a trailing slash", () => {
  const origins = (allowed_cors_origins: unknown) =>
    read({ expires_at: 1, channel_id: 1, allowed_cors_origins }, { kind: "storefront" });
  const [one, two, three] = ["https://a.example", "https://b.example", "https://c.example"];
  expect(origins([one, two])).toMatchObject({ order: { allowedOrigins: [one, two] } });
  expect(origins([])).toMatchObject({ refusal: { errors: { allowed_cors_origins: "error.minLength" } } });
  expect(origins([one, two, three])).toMatchObject({
    refusal: {
      errors: { allowed_cors_origins: "Allowed CORS origins list length should not be greater than 2" },
    },
  });
  expect(origins(["https://a.example/"])).toMatchObject({
    refusal: { title: "The following fields are invalid: allowed_cors_origins:has_invalid_suffix" },
  });
});

test("fields of another kind of token are ignored", () => {
  const body = { expires_at: 1, channel_id: 1, scopes: 5, allowed_cors_origins: "x", dev_mode: true };
  expect(read(body)).toEqual({
    order: { expiresAtSeconds: 1, channelIds: [1], allowedOrigins: [], scopes: null },
  });
});

test("every body of the documented form is accepted", () => {
  const expiry = fc.integer({ min: 0, max: earliestMillisecondsValue - 1 });
  const channelIds = fc.array(fc.constantFrom(1, 2, 12));
  fc.assert(
    fc.property(expiry, channelIds, (expires_at, channel_ids) => {
      expect(read({ expires_at, channel_ids })).toMatchObject({
        order: { expiresAtSeconds: expires_at, channelIds: channel_ids },
      });
    }),
  );
});

test("no body throws, and none is accepted without a whole non-negative expires_at", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom("impersonation", "private", "storefront"), (body, kind) => {
      const reading = read(body, { kind });
      if ("order" in reading) {
        expect(
          Number.isSafeInteger(reading.order.expiresAtSeconds) && reading.order.expiresAtSeconds >= 0,
        ).toBe(true);
      } else {
        expect(Object.values(reading.refusal.errors).every((text) => typeof text === "string")).toBe(true);
      }
    }),
  );
});

test("any single wrong value in a good body is refused", () => {
  const wrong = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noInteger: true, noNaN: true }),
    fc.integer({ max: -1 }),
  );
  fc.assert(
    fc.property(fc.constantFrom("expires_at", "channel_id", "channel_ids"), wrong, (field, value) => {
      const channel = field === "channel_ids" ? {} : { channel_id: 1 };
      expect(read({ expires_at: 1, ...channel, [field]: value })).toHaveProperty("refusal");
    }),
  );
});
