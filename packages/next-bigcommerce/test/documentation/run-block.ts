import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { packages, writeBlocks } from "./compile.js";
import type { CodeBlock } from "./pages.js";

const folder = fileURLToPath(new URL("../../.test-output/running", import.meta.url));

/**
 * Runs a block of code as a module of an app, and returns what it exports. `app` has, by name, what the page leaves to the
 * app; `modules` has files that stand in for modules which the block imports.
 */
export async function runBlock(
  block: CodeBlock | undefined,
  app: object,
  modules: Readonly<Record<string, string>> = {},
): Promise<object> {
  if (block === undefined) throw new Error("The page has no such block.");
  for (const [name, value] of Object.entries(app)) vi.stubGlobal(name, value);
  const runnable = { ...block, code: withFiles(block.code, { ...packages, ...modules }) };
  const [file = ""] = writeBlocks([runnable], join(folder, String(block.line)));
  const exported: unknown = await import(/* @vite-ignore */ file);
  return Object(exported);
}

const withFiles = (code: string, files: Readonly<Record<string, string>>): string =>
  Object.entries(files).reduce(
    (replaced, [name, file]) => replaced.replace(`from "${name}"`, `from ${JSON.stringify(file)}`),
    code,
  );
