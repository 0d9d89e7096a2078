import { pathToFileURL } from "node:url";
import { z } from "zod";
import { workspacePath } from "../workspace.ts";
import { extract } from "./extract.ts";
import { findUndocumented } from "./undocumented.ts";

// `api.ts` writes the reports of what the packages export; `api.ts --check` fails where one differs from the build.
// Either fails where something exported is not documented.

const entries = [
  { folder: "packages/next-bigcommerce", name: "index" },
  { folder: "packages/next-bigcommerce", name: "client" },
  { folder: "packages/next-bigcommerce", name: "testing" },
  { folder: "packages/next-bigcommerce", name: "eslint-plugin" },
  { folder: "packages/bigcommerce-emulator", name: "index" },
];

// Of the build, as the declarations are: Node cannot load sources that import one another with `.js`.
const errors: unknown = await import(
  pathToFileURL(workspacePath("packages/next-bigcommerce/dist/errors.js")).href
);

const rules = {
  codes: z.object({ errorCodes: z.array(z.string()) }).parse(errors).errorCodes,
  // What `createBigCommerce` returns, and the scopes in it.
  throwing: [
    "BigCommerce",
    "ImpersonatingBigCommerce",
    "PrivateBigCommerce",
    "Storefront",
    "StorefrontScope",
  ],
};

const accept = !process.argv.includes("--check");

const problems = entries.flatMap(({ folder, name }) => {
  const report = `${folder}/api/${name}.api.md`;
  const { changed, model } = extract({
    folder: workspacePath(folder),
    types: workspacePath(`${folder}/dist/${name}.d.ts`),
    report: workspacePath(report),
    temporary: workspacePath(".test-output/api"),
    accept,
  });
  if (changed && accept) console.log(`${report} is written.`);
  const undocumented = findUndocumented(model, rules).map((lack) => `${folder}, ${name}: ${lack}`);
  return changed && !accept ? [differs(report), ...undocumented] : undocumented;
});

function differs(report: string): string {
  return `${report} differs from the build. Run \`npx pnpm@12 api\`, and commit the report if the change is meant.`;
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
