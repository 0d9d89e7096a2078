// Writes src/resolvers/schema.graphql from a store's schema: its types, fields, arguments, values and defaults, without
// its prose. Descriptions that our file has are kept.
//
//   node scripts/write-schema.ts <a store's schema.graphql>
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSchema, type DocumentNode, Kind, parse, parseConstValue, print, visit } from "graphql";

const ourSdl = fileURLToPath(new URL("../src/resolvers/schema.graphql", import.meta.url));
const [reference] = process.argv.slice(2);

const ownReason = {
  kind: Kind.ARGUMENT as const,
  name: { kind: Kind.NAME as const, value: "reason" },
  value: parseConstValue('"Deprecated by BigCommerce."'),
};

const heading = `# The schema of BigCommerce's GraphQL Storefront API, as facts: scripts/check-schema.ts compares every name, argument,
# default and nullability with a store's own schema. scripts/write-schema.ts brings it up to date.
`;

if (reference === undefined) {
  console.error("Name a store's schema: node scripts/write-schema.ts schema.graphql");
  process.exitCode = 1;
} else {
  const described = ownDescriptions(parse(readFileSync(ourSdl, "utf8")));
  // Parsed again, because what is written must be valid SDL.
  const facts = print(withoutProse(parse(readFileSync(reference, "utf8")), described));
  buildSchema(facts, { assumeValidSDL: true });
  writeFileSync(ourSdl, `${heading}\n${facts}\n`);
}

/** Our descriptions, by coordinate: `Product`, `Product.name`. */
function ownDescriptions(document: DocumentNode): ReadonlyMap<string, string> {
  const described = new Map<string, string>();
  for (const definition of document.definitions) {
    if (!("name" in definition) || definition.name === undefined) continue;
    const typeName = definition.name.value;
    if ("description" in definition && definition.description)
      described.set(typeName, definition.description.value);
    for (const field of "fields" in definition ? (definition.fields ?? []) : []) {
      if (field.description) described.set(`${typeName}.${field.name.value}`, field.description.value);
    }
  }
  return described;
}

function withoutProse(document: DocumentNode, described: ReadonlyMap<string, string>): DocumentNode {
  let typeName = "";
  const ownDescription = (coordinate: string) => {
    const value = described.get(coordinate);
    return value === undefined ? undefined : { kind: Kind.STRING as const, value, block: true };
  };
  return visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE && node.name.value === "deprecated")
        return { ...node, arguments: [ownReason] };
      if (!("description" in node) && !("name" in node)) return undefined;
      if (node.kind === Kind.FIELD_DEFINITION)
        return { ...node, description: ownDescription(`${typeName}.${node.name.value}`) };
      if (node.kind === Kind.INPUT_VALUE_DEFINITION || node.kind === Kind.ENUM_VALUE_DEFINITION)
        return { ...node, description: undefined };
      if (node.kind.endsWith("TypeDefinition") && "name" in node && node.name !== undefined) {
        typeName = node.name.value;
        return { ...node, description: ownDescription(typeName) };
      }
      return "description" in node ? { ...node, description: undefined } : undefined;
    },
  });
}
