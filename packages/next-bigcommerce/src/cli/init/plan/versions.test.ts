import { expect, test } from "vitest";
import { packagesOfTemplates } from "./versions.js";

test.each([
  ["20.9.0", "npm", "^8.0.4", "^7.4.3"],
  ["20.9.0", "yarn", "^8.0.4", "^6.3.1"],
  ["22.13.0", "pnpm", "^9.0.1", "^7.4.3"],
  ["22.13.0", "yarn", "^9.0.1", "^6.3.1"],
  ["24.21.0", "yarn", "^9.0.1", "^7.4.3"],
] as const)("on Node %s %s can install them", (node, manager, ironSession, codegen) => {
  const { dependencies, devDependencies } = packagesOfTemplates(node, manager);
  expect([dependencies["iron-session"], devDependencies["@graphql-codegen/cli"]]).toEqual([
    ironSession,
    codegen,
  ]);
});
