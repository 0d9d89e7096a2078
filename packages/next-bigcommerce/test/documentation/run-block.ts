import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { packages, writeBlocks } from "./compile.js";
import type { CodeBlock } from "./pages.js";

const folder = fileURLToPath(new URL("../../.test-output/running", import.meta.url));

/** Runs a block of code as a module of an app; `app` has, by name, what the page leaves to the app. */
export async function runBlock(block: CodeBlock | undefined, app: object): Promise<void> {
  if (block === undefined) throw new Error("The page has no such block.");
  for (const [name, value] of Object.entries(app)) vi.stubGlobal(name, value);
  const runnable = { ...block, code: withSources(block.code) };
  const [file = ""] = writeBlocks([runnable], join(folder, String(block.line)));
  await import(/* @vite-ignore */ file);
}

const withSources = (code: string): string =>
  Object.entries(packages).reduce(
    (replaced, [name, file]) => replaced.replace(`from "${name}"`, `from ${JSON.stringify(file)}`),
    code,
  );
