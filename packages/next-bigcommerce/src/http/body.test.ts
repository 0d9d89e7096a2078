import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../test/property-runs.js";
import { decodeBody, decodeText } from "./body.js";

function decode(bytes: Buffer, encoding: string | undefined, maxBytes = 10_000): string {
  return decodeText(decodeBody({ bytes, encoding, maxBytes }));
}

const hello = Buffer.from("hello");
const withoutTrailer = (gzipped: Buffer) => gzipped.subarray(0, -8);

describe("a body is read as fetch reads it", () => {
  it.each([
    ["no coding", undefined, hello],
    ["identity", "identity", hello],
    ["gzip", "gzip", gzipSync(hello)],
    ["x-gzip", "x-gzip", gzipSync(hello)],
    ["GZIP in capitals", "GZIP", gzipSync(hello)],
    ["gzip without its trailer", "gzip", withoutTrailer(gzipSync(hello))],
    ["two gzip members", "gzip", Buffer.concat([gzipSync("hel"), gzipSync("lo")])],
    ["gzip twice", "gzip, gzip", gzipSync(gzipSync(hello))],
    ["deflate with its header", "deflate", deflateSync(hello)],
    ["raw deflate", "deflate", deflateRawSync(hello)],
    ["br", "br", brotliCompressSync(hello)],
    ["br in gzip", "br, gzip", gzipSync(brotliCompressSync(hello))],
    ["an unknown coding", "rot13", hello],
  ])("%s", (_name, encoding, bytes) => {
    expect(decode(bytes, encoding)).toBe("hello");
  });

  it.each(["gzip", "deflate", "br", "gzip, gzip"])("an empty body in %s is empty", (encoding) => {
    expect(decode(Buffer.alloc(0), encoding)).toBe("");
  });

  it("a byte order mark is not part of the text", () => {
    expect(decode(gzipSync("\ufeff{}"), "gzip")).toBe("{}");
  });
});

it.each(["gzip", "deflate", "br"])("what is not %s is an error", (encoding) => {
  expect(() => decode(Buffer.from("<html>not compressed</html>"), encoding)).toThrow();
});

it("a body that decompresses to more than the limit is an error", () => {
  const tooLarge = expect.objectContaining({ code: "ERR_BUFFER_TOO_LARGE" });
  expect(() => decode(gzipSync("0".repeat(10_001)), "gzip")).toThrow(tooLarge);
});

it("more codings than any server needs are an error", () => {
  expect(() => decode(hello, "gzip,".repeat(50))).toThrow("codings");
});

it("any text comes back from any codings, applied in their order", () => {
  const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
  const names = fc.array(fc.constantFrom("gzip" as const, "deflate" as const, "br" as const), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), names, (text, applied) => {
      fc.pre(!text.startsWith("\ufeff"));
      const bytes = applied.reduce<Buffer>((encoded, name) => codings[name](encoded), Buffer.from(text));
      expect(decode(bytes, applied.join(", "))).toBe(text);
    }),
    { numRuns: propertyRuns(50) },
  );
});
