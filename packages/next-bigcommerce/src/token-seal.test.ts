import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ImpersonationToken } from "./impersonation-token.js";
import { createTokenSeal } from "./token-seal.js";

const token = new ImpersonationToken("aaa.bbb.ccc", 1_900_000_000, 0);
const here = createTokenSeal("access-token", "https://api|abc|1|impersonation|f");

describe("a sealed token", () => {
  it("opens with the same access token in the same place", async () => {
    const opened = await here.open(await here.seal(token));
    expect([opened?.token, opened?.expiresAt]).toEqual(["aaa.bbb.ccc", 1_900_000_000]);
  });

  it("shows neither the token nor its parts", async () => {
    const sealed = await here.seal(token);
    for (const part of ["aaa", "bbb", "ccc", "access-token"]) {
      expect(sealed).not.toContain(part);
      expect(sealed).not.toContain(Buffer.from(part).toString("base64url"));
    }
  });

  it.each([
    ["another access token", createTokenSeal("other-token", "https://api|abc|1|impersonation|f")],
    ["another place", createTokenSeal("access-token", "https://api|abc|2|impersonation|f")],
  ])("does not open with %s", async (_name, there) => {
    expect(await there.open(await here.seal(token))).toBeUndefined();
  });

  it("does not open in another place under a forged place", async () => {
    const there = createTokenSeal("access-token", "elsewhere");
    const aad = Buffer.from("elsewhere").toString("base64url");
    const forged = JSON.stringify({ ...JSON.parse(await here.seal(token)), aad });
    expect(await there.open(forged)).toBeUndefined();
  });

  it("with one character changed it does not open, and never throws", async () => {
    const sealed = await here.seal(token);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.length - 1),
        fc.constantFrom(...'Az09_-{"'),
        async (index, character) => {
          fc.pre(sealed[index] !== character);
          const opened = await here.open(sealed.slice(0, index) + character + sealed.slice(index + 1));
          // The last character of base64url may hold unused bits: the same bytes, and then the same token.
          expect(opened === undefined || opened.token === token.token).toBe(true);
        },
      ),
    );
  });

  it.each(["", "null", "[]", "{}", '{"ciphertext":"x"}', "x".repeat(20_000)])(
    "%.20s is a miss",
    async (text) => {
      expect(await here.open(text)).toBeUndefined();
    },
  );

  it("another algorithm is not accepted", async () => {
    const { FlattenedEncrypt } = await import("jose");
    const place = new TextEncoder().encode("place");
    const sealed = await new FlattenedEncrypt(new TextEncoder().encode("{}"))
      .setProtectedHeader({ alg: "dir", enc: "A128GCM" })
      .setAdditionalAuthenticatedData(place)
      .encrypt(new Uint8Array(16));
    expect(await createTokenSeal("access-token", "place").open(JSON.stringify(sealed))).toBeUndefined();
  });
});
