// Copies what the emulator reads or serves as it is (the schema, the console's page) to dist, or to the folder that
// `--out` names.
import { cpSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const sources = fileURLToPath(new URL("../src", import.meta.url));
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string", default: dist } } });

cpSync(join(sources, "resolvers/schema.graphql"), join(values.out, "resolvers/schema.graphql"));
cpSync(join(sources, "console/page"), join(values.out, "console/page"), {
  recursive: true,
  filter: (path) => extname(path) !== ".json",
});
