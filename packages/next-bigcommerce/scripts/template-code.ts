import { copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CodegenConfig, generate } from "@graphql-codegen/cli";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

export const tokenKinds = ["impersonation", "private"] as const;

/** Lays the templates of a kind of token out as an app, below the package: its modules are found as this package finds them. */
export function layOutTemplates(tokenKind: string, name: string): string {
  const folder = join(packageFolder, ".test-output", `templates-${tokenKind}-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ["shared", tokenKind])
    cpSync(join(packageFolder, "templates", part), folder, { recursive: true });
  return folder;
}

/** Generates the code of such an app's documents as its own `codegen` script would, and returns the folder of it. */
export async function generateTemplateCode(tokenKind: string): Promise<string> {
  const folder = layOutTemplates(tokenKind, "gql");
  rmSync(join(folder, "gql"), { recursive: true, force: true });
  const schema = join(packageFolder, "../bigcommerce-emulator/src/resolvers/schema.graphql");
  copyFileSync(schema, join(folder, "schema.graphql"));
  symlinkSync(join(packageFolder, "node_modules"), join(folder, "node_modules"));
  const module: { default: CodegenConfig } = await import(join(folder, "codegen.ts"));
  await generate({ ...module.default, cwd: folder, silent: true }, true);
  return join(folder, "gql");
}
