// Copies the schema to dist, or to the folder that `--out` names.
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string", default: dist } } });
const target = join(values.out, "resolvers/schema.graphql");

mkdirSync(dirname(target), { recursive: true });
copyFileSync(new URL("../src/resolvers/schema.graphql", import.meta.url), target);
