import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { StorefrontToken } from "./storefront-token.js";

const jwt = "aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl";

describe("a token", () => {
  it("shows itself only to code that reads its properties", () => {
    const token = new StorefrontToken(jwt, 1_900_000_000);
    token.setGeneration(3);
    expect([token.token, token.expiresAt, token.generation]).toEqual([jwt, 1_900_000_000, 3]);
    expect(inspect(token, { showHidden: true, depth: 9 })).not.toContain(jwt);
    expect([JSON.stringify(token), { ...token }, Object.keys(token)]).toEqual(["{}", {}, []]);
  });

  it("is valid until its margin begins", () => {
    const token = new StorefrontToken(jwt, 100);
    expect([98_999, 99_000].map((nowMs) => token.isValid(nowMs, 1000))).toEqual([true, false]);
  });
});
