import { copyFileSync } from "node:fs";

copyFileSync(
  new URL("../src/schema.graphql", import.meta.url),
  new URL("../dist/schema.graphql", import.meta.url),
);
