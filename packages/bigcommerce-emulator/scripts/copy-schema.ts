import { copyFileSync } from "node:fs";

copyFileSync(
  new URL("../src/resolvers/schema.graphql", import.meta.url),
  new URL("../dist/resolvers/schema.graphql", import.meta.url),
);
