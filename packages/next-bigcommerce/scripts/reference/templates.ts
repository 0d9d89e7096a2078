import { existsSync, readFileSync } from "node:fs";

const templates = new URL("../../templates/", import.meta.url);

// A block whose first line names its template, as in "```ts template=shared/codegen.ts".
const block = /^(```\w+ (?:\S+ )*template=(\S+).*)\n[\s\S]*?^```$/gm;

/** The page with the code of `init`'s templates in the blocks that name one. */
export const insertTemplates = (page: string): string =>
  page.replaceAll(block, (_, opening: string, name: string) => `${opening}\n${readTemplate(name)}\n\`\`\``);

function readTemplate(name: string): string {
  const file = new URL(name, templates);
  if (!existsSync(file)) throw new Error(`There is no template ${name}.`);
  return readFileSync(file, "utf8").trimEnd();
}
