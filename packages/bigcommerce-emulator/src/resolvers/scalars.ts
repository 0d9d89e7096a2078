import { type GraphQLSchema, isScalarType, valueFromASTUntyped } from "graphql";
import { z } from "zod";

const instant = z.iso.datetime({ offset: true });
const decimal = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const long = z.int();
const uuid = z.guid();
// Catalyst sends an empty one where a request has no `Referer`.
const url = z.union([z.url(), z.literal("")]);
const ipAddress = z.union([z.ipv4(), z.ipv6()]);

const inputs: Readonly<Record<string, z.ZodType>> = {
  DateTime: instant,
  BigDecimal: decimal,
  Long: long,
  UUID: uuid,
  IpAddress: ipAddress,
  URL: url,
};

/** Checks the input of the schema's own scalars. Their output stays as it is stored, but a time has no milliseconds. */
export function checkScalarInputs(schema: GraphQLSchema): void {
  for (const [name, form] of Object.entries(inputs)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const coerce = (value: unknown) => {
      const parsed = form.safeParse(value);
      if (parsed.success) return parsed.data;
      // In the words of the library, which the endpoint puts into BigCommerce's.
      throw new Error(`${name} cannot represent value: ${JSON.stringify(value)}`);
    };
    if (name === "DateTime") scalar.serialize = utcSeconds;
    scalar.parseValue = coerce;
    scalar.parseLiteral = (literal) => coerce(valueFromASTUntyped(literal));
  }
}

/** `2026-08-07T17:18:27Z`. */
function utcSeconds(time: unknown): string {
  return String(time).replace(/\.\d+(?=Z$)/, "");
}
