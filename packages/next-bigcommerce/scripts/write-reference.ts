// Writes the parts of docs/ that are made from the code. A test says when it has to be run again.
import { readFileSync, writeFileSync } from "node:fs";
import { pages } from "./reference/pages.ts";

for (const [name, render] of Object.entries(pages)) {
  const file = new URL(`../docs/${name}`, import.meta.url);
  writeFileSync(file, render(readFileSync(file, "utf8")));
}
