import { type GraphQLSchema, isScalarType, valueFromASTUntyped } from "graphql";
import { z } from "zod";
import { refusal } from "./common/refusal.js";

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
const url = z.url();
const ipAddress = z.union([z.ipv4(), z.ipv6()]);

const inputs: Readonly<Record<string, z.ZodType>> = {
  DateTime: instant,
  BigDecimal: decimal,
  Long: long,
  UUID: uuid,
  IpAddress: ipAddress,
  URL: url,
};

type Texts = Readonly<Record<string, string>>;

/** Checks the input of the schema's own scalars. Their output stays as it is stored. */
export function checkScalarInputs(schema: GraphQLSchema, texts: Texts): void {
  for (const [name, form] of Object.entries(inputs)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const coerce = (value: unknown) => {
      const parsed = form.safeParse(value);
      if (parsed.success) return parsed.data;
      throw refusal({ inferred: { texts } }, "scalar.invalid", {
        scalar: name,
        value: JSON.stringify(value),
      });
    };
    scalar.parseValue = coerce;
    scalar.parseLiteral = (literal) => coerce(valueFromASTUntyped(literal));
  }
}
