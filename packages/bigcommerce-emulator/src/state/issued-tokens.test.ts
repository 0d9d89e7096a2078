import { expect, test } from "vitest";
import { IssuedTokens } from "./issued-tokens.js";

const token = (issuedAtSeconds: number) => ({
  id: `id-${issuedAtSeconds}`,
  kind: "private" as const,
  issuedAtSeconds,
  expiresAtSeconds: issuedAtSeconds + 60,
});

test("a token is listed with its uses, the newest token first", () => {
  const tokens = new IssuedTokens();
  tokens.add("hash-1", token(1));
  tokens.add("hash-2", token(2));
  expect([tokens.use("hash-1"), tokens.use("hash-1"), tokens.use("hash-3")]).toEqual([
    "private",
    "private",
    null,
  ]);
  expect(tokens.list()).toMatchObject([
    { hash: "hash-2", uses: 0 },
    { hash: "hash-1", uses: 2 },
  ]);
});

test("the token that was used least recently is forgotten after 500", () => {
  const tokens = new IssuedTokens();
  for (let second = 1; second <= 500; second += 1) tokens.add(`hash-${second}`, token(second));
  tokens.use("hash-1");
  tokens.add("hash-501", token(501));
  expect([tokens.list().length, tokens.use("hash-1"), tokens.use("hash-2")]).toEqual([500, "private", null]);
});

test("nothing is left after clear", () => {
  const tokens = new IssuedTokens();
  tokens.add("hash-1", token(1));
  tokens.clear();
  expect([tokens.list(), tokens.use("hash-1")]).toEqual([[], null]);
});
