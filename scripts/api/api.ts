import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { workspacePath } from "../workspace.ts";
import { extract } from "./extract.ts";
import { groups } from "./reference/groups.ts";
import { renderReference } from "./reference/reference.ts";
import { findUndocumented } from "./undocumented.ts";

// `api.ts` writes the reports of what the packages export, and docs/api.md; `api.ts --check` fails where one differs from
// the build. Either fails where something exported is not documented.

const product = "packages/next-bigcommerce";

const Manifest = z.object({ exports: z.record(z.string(), z.unknown()) });
const Typed = z.object({ types: z.string().regex(/^\.\/dist\/[\w-]+\.d\.ts$/) });

/** What the package exports with types, each by the name of its declarations. */
function entriesOf(folder: string): { folder: string; name: string }[] {
  const manifest = Manifest.parse(JSON.parse(readFileSync(workspacePath(`${folder}/package.json`), "utf8")));
  return Object.values(manifest.exports)
    .map((entry) => Typed.safeParse(entry))
    .flatMap(({ data }) => (data ? { folder, name: basename(data.types, ".d.ts") } : []));
}

const entries = [product, "packages/bigcommerce-emulator"].flatMap(entriesOf);

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

const reportOf = ({ folder, name }: (typeof entries)[number]) => `${folder}/api/${name}.api.md`;

const extracted = entries.map((entry) => ({
  ...entry,
  ...extract({
    folder: workspacePath(entry.folder),
    types: workspacePath(`${entry.folder}/dist/${entry.name}.d.ts`),
    report: workspacePath(reportOf(entry)),
    temporary: workspacePath(".test-output/api"),
    accept,
  }),
}));

const problems = extracted.flatMap(({ folder, name, changed, model }) => {
  const report = reportOf({ folder, name });
  if (changed && accept) console.log(`${report} is written.`);
  const undocumented = findUndocumented(model, rules).map((lack) => `${folder}, ${name}: ${lack}`);
  return changed && !accept ? [differs(report), ...undocumented] : undocumented;
});

const page = "packages/next-bigcommerce/docs/api.md";
const reference = renderReference(
  extracted
    .filter(({ folder }) => folder === product)
    .map(({ name, model }) => ({
      name: name === "index" ? "next-bigcommerce" : `next-bigcommerce/${name}`,
      model,
      folder: workspacePath(product),
      ...(name === "index" ? { groups } : {}),
    })),
);
const written = existsSync(workspacePath(page)) ? readFileSync(workspacePath(page), "utf8") : "";
if (accept) writeFileSync(workspacePath(page), reference);
else if (written !== reference) problems.push(differs(page));

function differs(report: string): string {
  return `${report} differs from the build. Run \`npx pnpm@12 api\`, and commit it if the change is meant.`;
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
