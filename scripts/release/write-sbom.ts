// Writes a bill of materials of each published package to the folder that is named, from pnpm's and from what is bundled.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { workspacePath } from "../workspace.ts";
import { withBundled } from "./bill-of-materials.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder that the bills of materials go to.");
const target = resolve(folder);
mkdirSync(target, { recursive: true });

const licenses = workspacePath("packages/next-bigcommerce/dist/THIRD-PARTY-LICENSES.txt");

for (const name of ["next-bigcommerce", "bigcommerce-emulator"]) {
  const file = join(target, `${name}.cdx.json`);
  const flags = ["--sbom-format", "cyclonedx", "--prod", "--out", file];
  execFileSync("pnpm", ["--filter", name, "sbom", ...flags], { cwd: workspacePath(), stdio: "inherit" });
  if (name === "next-bigcommerce") {
    writeFileSync(file, withBundled(readFileSync(file, "utf8"), readFileSync(licenses, "utf8")));
  }
}
