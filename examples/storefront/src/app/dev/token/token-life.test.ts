import { describe, expect, test } from "vitest";
import { countdown, readTokenLife } from "./token-life";

const status = { expiresAt: 10_000, refreshAt: 9_280, clockSkewMs: 0, lifetimeSeconds: 3_600 };

describe("readTokenLife", () => {
  test("half an hour before its expiry half of a token's hour is spent", () => {
    expect(readTokenLife(status, 8_200_000)).toEqual({
      spentShare: 0.5,
      refreshShare: 0.8,
      untilRefreshSeconds: 1_080,
      untilExpirySeconds: 1_800,
    });
  });

  test("time is BigCommerce's: a clock that is behind counts its difference", () => {
    expect(readTokenLife({ ...status, clockSkewMs: 60_000 }, 8_200_000)?.untilExpirySeconds).toBe(1_740);
  });

  test("past its expiry all of it is spent, and never more", () => {
    expect(readTokenLife(status, 20_000_000)).toMatchObject({ spentShare: 1, untilExpirySeconds: -10_000 });
  });

  test("no token has no life", () => {
    expect(
      readTokenLife(
        { expiresAt: undefined, refreshAt: undefined, clockSkewMs: 0, lifetimeSeconds: 3_600 },
        0,
      ),
    ).toBeNull();
  });
});

test.each([
  [2_887, "48:07"],
  [60, "1:00"],
  [0, "now"],
  [-5, "now"],
])("%d seconds read as %s", (seconds, text) => expect(countdown(seconds)).toBe(text));
