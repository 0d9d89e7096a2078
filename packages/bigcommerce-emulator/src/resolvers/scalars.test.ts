import fc from "fast-check";
import { isScalarType } from "graphql";
import { expect, test } from "vitest";
import { createStorefrontSchema } from "./storefront-schema.js";

const schema = createStorefrontSchema();

function coerce(name: string, value: unknown): unknown {
  const scalar = schema.getType(name);
  if (!isScalarType(scalar)) throw new Error(`${name} is no scalar`);
  return scalar.parseValue(value);
}

test("every instant in ISO form is a DateTime", () => {
  const instants = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(coerce("DateTime", instant.toISOString())).toBe(instant.toISOString());
    }),
  );
});

test("a DateTime is an instant, not a date alone, a number or another string", () => {
  for (const value of ["2026-11-20", 1_785_000_000, "", null]) {
    expect(() => coerce("DateTime", value)).toThrow("DateTime cannot represent value");
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(Number.isNaN(Date.parse(text)));
      expect(() => coerce("DateTime", text)).toThrow("DateTime cannot represent value");
    }),
  );
});

test.each([
  ["BigDecimal", 12.5, 12.5],
  ["BigDecimal", "12.50", 12.5],
  ["Long", 2 ** 40, 2 ** 40],
  ["UUID", "5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20", "5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20"],
  ["IpAddress", "::1", "::1"],
])("%s takes %s", (name, given, taken) => {
  expect(coerce(name, given)).toBe(taken);
});

test.each([
  ["BigDecimal", "12,50"],
  ["Long", 1.5],
  ["UUID", "not-one"],
  ["IpAddress", "localhost"],
])("%s refuses %s", (name, given) => {
  expect(() => coerce(name, given)).toThrow(`${name} cannot represent value`);
});
