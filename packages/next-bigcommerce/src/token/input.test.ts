import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BigCommerceError, isBigCommerceError } from "../errors.js";
import { parseTokenInput, parseTokenRequestBody } from "./input.js";

const nowSeconds = 1_750_000_000;
const nowMs = nowSeconds * 1000 + 999;
const later = nowSeconds + 3600;

function refusal(read: () => unknown): BigCommerceError {
  try {
    read();
  } catch (error) {
    if (isBigCommerceError(error)) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

const refuseBody = (body: unknown) => refusal(() => parseTokenRequestBody(body, nowMs));
const channelId = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const future = fc.integer({ min: nowSeconds + 1, max: 2_147_483_647 });

describe("token input", () => {
  test("one channel and several channels become BigCommerce's body", () => {
    expect(parseTokenInput({ expiresAt: later, channelId: 7 }, nowMs)).toEqual({
      expiresAt: later,
      channelIds: [7],
      wire: { expires_at: later, channel_id: 7 },
    });
    expect(parseTokenRequestBody({ expires_at: later, channel_ids: [2, 1] }, nowMs)).toEqual({
      expiresAt: later,
      channelIds: [2, 1],
      wire: { expires_at: later, channel_ids: [2, 1] },
    });
  });

  test("every future time with distinct channels is accepted, and its wire form is accepted again unchanged", () => {
    const list = fc.uniqueArray(channelId, { minLength: 1, maxLength: 20 });
    const channels = fc.oneof(
      list.map((channelIds) => ({ channelIds })),
      channelId.map((id) => ({ channelId: id })),
    );
    fc.assert(
      fc.property(future, channels, (expiresAt, rest) => {
        const parsed = parseTokenInput({ expiresAt, ...rest }, nowMs);
        expect(parseTokenRequestBody(parsed.wire, nowMs)).toEqual(parsed);
      }),
    );
  });

  test.each([
    ["milliseconds", 1e3],
    ["microseconds", 1e6],
    ["nanoseconds", 1e9],
  ])("every time of this century in %s is refused by that name", (unit, perSecond) => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), (seconds) => {
        const { code, fieldErrors } = refuseBody({ expires_at: seconds * perSecond, channel_id: 1 });
        expect(code).toBe("input_invalid");
        expect(fieldErrors.expires_at).toContain(
          `looks like ${unit}; expires_at is in seconds: use Math.floor(value / ${perSecond})`,
        );
      }),
    );
  });

  test("a time that is not after the present has a code of its own", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: nowSeconds }), (expiresAt) => {
        const { code, fieldErrors } = refuseBody({ expires_at: expiresAt, channel_id: 1 });
        expect(code).toBe("expires_at_not_in_future");
        expect(Object.keys(fieldErrors)).toEqual(["expires_at"]);
      }),
    );
  });

  test.each([
    [{}, { expires_at: "is missing", channel_ids: "both are missing" }],
    [{ expires_at: 0, channel_id: 1 }, { expires_at: 'is 0, which does not mean "never"' }],
    [
      { expires_at: 1, channel_ids: [] },
      { expires_at: "not in the future", channel_ids: "every channel" },
    ],
    [{ expires_at: nowSeconds, channel_id: 1 }, { expires_at: "not in the future" }],
    [{ expires_at: -5, channel_id: 1 }, { expires_at: "in the future" }],
    [{ expires_at: later + 0.5, channel_id: 1 }, { expires_at: "whole number" }],
    [{ expires_at: 2_147_483_648, channel_id: 1 }, { expires_at: "at most 2147483647" }],
    [{ expires_at: String(later), channel_id: 1 }, { expires_at: "not a string" }],
    [{ expires_at: new Date(0), channel_id: 1 }, { expires_at: "not a Date" }],
    [{ expires_at: Number.NaN, channel_id: 1 }, { expires_at: "not NaN" }],
    [{ expires_at: null, channel_id: 1 }, { expires_at: "not null" }],
    [{ expires_at: later }, { channel_ids: "both are missing" }],
    [{ expires_at: later, channel_id: 1, channel_ids: [1] }, { channel_ids: "not both" }],
    [{ expires_at: later, channel_id: 0 }, { channel_id: "at least 1, not 0" }],
    [{ expires_at: later, channel_id: [1] }, { channel_id: "not a list" }],
    [{ expires_at: later, channel_ids: 1 }, { channel_ids: "must be a list of channel ids, not 1" }],
    [
      { expires_at: later, channel_ids: [] },
      { channel_ids: "is empty. BigCommerce takes that as every channel" },
    ],
    [{ expires_at: later, channel_ids: [1, "2"] }, { channel_ids: "channel_ids[1] must be a whole number" }],
    [{ expires_at: later, channel_ids: [1, 1.5] }, { channel_ids: "channel_ids[1] must be" }],
    [{ expires_at: later, channel_ids: [3, 1, 3] }, { channel_ids: "contains 3 more than once" }],
  ])("%j is refused field by field", (body, expected) => {
    const { fieldErrors, message } = refuseBody(body);
    expect(Object.keys(fieldErrors).sort()).toEqual(Object.keys(expected).sort());
    for (const [field, text] of Object.entries(expected)) {
      expect(fieldErrors[field]).toContain(text);
      expect(message).toContain(text);
    }
  });

  test.each([undefined, null, 1, "{}", [], true])("%j is refused as no object", (body) => {
    expect(refuseBody(body)).toMatchObject({ code: "input_invalid", fieldErrors: {} });
  });

  test("the method's own errors use its own names", () => {
    const { fieldErrors } = refusal(() =>
      parseTokenInput({ expiresAt: 1_750_000_000_000, channelIds: [] }, nowMs),
    );
    expect(Object.keys(fieldErrors)).toEqual(["expiresAt", "channelIds"]);
    expect(fieldErrors.expiresAt).toBe(
      "1750000000000 looks like milliseconds; expiresAt is in seconds: use Math.floor(value / 1000).",
    );
  });

  test.each([[["Customer"]], [[]], [null]])("scopes %j are refused for an impersonation token", (scopes) => {
    const input = { expiresAt: nowSeconds + 60, channelId: 1, scopes };
    const { code, fieldErrors } = refusal(() => parseTokenInput(input, nowMs));
    expect({ code, fields: Object.keys(fieldErrors) }).toEqual({ code: "input_invalid", fields: ["scopes"] });
  });

  test("any value is either refused with our error or within the bounds", () => {
    const near = fc.oneof(fc.anything(), future, fc.double(), fc.array(fc.oneof(channelId, fc.anything())));
    const body = fc.oneof(
      fc.anything(),
      fc.record({ expires_at: near, channel_id: near, channel_ids: near }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(body, (value) => {
        try {
          const { expiresAt, channelIds } = parseTokenRequestBody(value, nowMs);
          expect(Number.isInteger(expiresAt) && expiresAt > nowSeconds && expiresAt <= 2_147_483_647).toBe(
            true,
          );
          expect(channelIds.length).toBeGreaterThan(0);
          expect(channelIds.every((id) => Number.isSafeInteger(id) && id >= 1)).toBe(true);
          expect(new Set(channelIds).size).toBe(channelIds.length);
        } catch (error) {
          if (!isBigCommerceError(error)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
