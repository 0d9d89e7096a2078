// Writes the version of package.json to src/version.ts, after changesets has raised it.
import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod/mini";

const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
const file = new URL("../src/version.ts", import.meta.url);
const text = readFileSync(file, "utf8");
writeFileSync(file, text.replace(/(?<=export const version = ")[^"]+/, version));
