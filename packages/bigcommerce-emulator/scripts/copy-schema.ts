// Copies the schema to dist, or to another folder that is named.
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder = fileURLToPath(new URL("../dist", import.meta.url))] = process.argv.slice(2);
const target = join(folder, "resolvers/schema.graphql");

mkdirSync(dirname(target), { recursive: true });
copyFileSync(new URL("../src/resolvers/schema.graphql", import.meta.url), target);
