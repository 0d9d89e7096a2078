import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSchema } from "graphql";
import { schemaDifferences } from "../src/resolvers/schema-differences.ts";

const ourSdl = new URL("../src/resolvers/schema.graphql", import.meta.url);
const defaultReference = new URL(
  "../../../../shared/reference/bigcommerce-storefront.graphql",
  import.meta.url,
);

const reference = process.argv[2] ?? fileURLToPath(defaultReference);

if (existsSync(reference)) compareWith(reference);
else {
  console.warn(`SCHEMA CHECK SKIPPED: BigCommerce's schema is not at ${reference}.`);
  console.warn("Save a store's schema (by introspection), then run: node scripts/check-schema.ts <path>");
}

function compareWith(referencePath: string): void {
  const ours = buildSchema(readFileSync(ourSdl, "utf8"));
  // BigCommerce's published SDL is not valid in every detail; only ours is checked.
  const theirs = buildSchema(readFileSync(referencePath, "utf8"), { assumeValidSDL: true });
  const differences = [
    ...schemaDifferences(ours, theirs),
    ...schemaDifferences(theirs, ours).map((difference) => `missing here: ${difference}`),
  ];
  for (const difference of differences) console.error(difference);
  const count = Object.keys(ours.getTypeMap()).filter((name) => !name.startsWith("__")).length;
  if (differences.length === 0)
    console.log(`The schema is BigCommerce's: ${count} types, 0 missing, 0 differing.`);
  else console.error(`The schema differs from BigCommerce's in ${differences.length} places.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}
