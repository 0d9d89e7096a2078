import { hkdfSync } from "node:crypto";
import fc from "fast-check";
import { type CompactJWEHeaderParameters, FlattenedEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { StorefrontToken } from "../token/storefront-token.js";
import { createTokenSeal } from "./seal.js";

const token = new StorefrontToken("aaa.bbb.ccc", 1_900_000_000);
const here = createTokenSeal("access-token", "https://api|abc|1|impersonation|f", "impersonation");

describe("a sealed token", () => {
  it("opens with the same access token in the same place", async () => {
    const opened = here.open(here.seal(token));
    expect([opened?.token, opened?.expiresAt]).toEqual(["aaa.bbb.ccc", 1_900_000_000]);
  });

  it("shows neither the token nor its parts", async () => {
    const sealed = here.seal(token);
    for (const part of ["aaa", "bbb", "ccc", "access-token"]) {
      expect(sealed).not.toContain(part);
      expect(sealed).not.toContain(Buffer.from(part).toString("base64url"));
    }
  });

  it.each([
    [
      "another access token",
      createTokenSeal("other-token", "https://api|abc|1|impersonation|f", "impersonation"),
    ],
    ["another place", createTokenSeal("access-token", "https://api|abc|2|impersonation|f", "impersonation")],
  ])("does not open with %s", async (_name, there) => {
    expect(there.open(here.seal(token))).toBeUndefined();
  });

  it("does not open in another place under a forged place", async () => {
    const there = createTokenSeal("access-token", "elsewhere", "impersonation");
    const aad = Buffer.from("elsewhere").toString("base64url");
    const forged = JSON.stringify({ ...JSON.parse(here.seal(token)), aad });
    expect(there.open(forged)).toBeUndefined();
  });

  it("with one character changed it does not open, and never throws", async () => {
    const sealed = here.seal(token);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.length - 1),
        fc.constantFrom(...'Az09_-{"'),
        async (index, character) => {
          fc.pre(sealed[index] !== character);
          const opened = here.open(sealed.slice(0, index) + character + sealed.slice(index + 1));
          // The last character of base64url may hold unused bits: the same bytes, and then the same token.
          expect(opened === undefined || opened.token === token.token).toBe(true);
        },
      ),
    );
  });

  it.each(["", "null", "[]", "{}", '{"ciphertext":"x"}', "x".repeat(20_000)])(
    "%.20s is a miss",
    async (text) => {
      expect(here.open(text)).toBeUndefined();
    },
  );

  it("a valid entry that is larger than a token can be is a miss", async () => {
    const sealed = here.seal(token);
    expect(here.open(sealed + " ".repeat(1000))?.token === token.token).toBe(true);
    expect(here.open(sealed + " ".repeat(16 * 1024))).toBeUndefined();
  });

  it("a correctly sealed token of another kind is a miss", async () => {
    const seal = (kind: "impersonation" | "private") => createTokenSeal("access-token", "place", kind);
    const sealed = seal("private").seal(token);
    expect(seal("private").open(sealed)?.token === token.token).toBe(true);
    expect(seal("impersonation").open(sealed)).toBeUndefined();
  });
});

describe("with the right key, place and content", () => {
  const place = "place";
  const key = new Uint8Array(hkdfSync("sha256", "access-token", place, "next-bigcommerce token store 1", 32));
  const open = async (header: CompactJWEHeaderParameters) => {
    const content = JSON.stringify({ kind: "impersonation", token: token.token, expiresAt: token.expiresAt });
    const sealed = await new FlattenedEncrypt(new TextEncoder().encode(content))
      .setProtectedHeader(header)
      .setAdditionalAuthenticatedData(new TextEncoder().encode(place))
      .encrypt(key);
    const opened = createTokenSeal("access-token", place, "impersonation").open(JSON.stringify(sealed));
    return opened?.token === token.token;
  };

  it("an entry by the one algorithm opens", async () => {
    expect(await open({ alg: "dir", enc: "A256GCM" })).toBe(true);
  });

  it.each([
    { alg: "dir", enc: "A128CBC-HS256" },
    { alg: "A256KW", enc: "A256GCM" },
    { alg: "A256GCMKW", enc: "A256GCM" },
  ])("an entry by $alg with $enc does not open", async (header) => {
    expect(await open(header)).toBe(false);
  });
});
