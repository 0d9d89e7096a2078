import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskTexts } from "./cached-calls.js";

describe("maskTexts", () => {
  it("keeps every place and line, and all code outside of texts", () => {
    const template = "`x $" + '{ {b: "}"}.b } y`';
    const masked = maskTexts(`a(/["/]/, ${template}, '}'); // }\n/* { */ c = d / e / f;`);
    const maskedTemplate = "`  $" + '{ {b: " "}.b }  `';
    expect(masked).toBe(`a(/    /, ${maskedTemplate}, ' ');     \n        c = d / e / f;`);
  });

  it("any text has the same length and lines afterwards", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."\"'`{}/*\\\n ab=([", "$"), maxLength: 60 }),
        (source) => {
          const masked = maskTexts(source);
          expect(masked.length).toBe(source.length);
          expect(masked.split("\n").length).toBe(source.split("\n").length);
        },
      ),
    );
  });
});
