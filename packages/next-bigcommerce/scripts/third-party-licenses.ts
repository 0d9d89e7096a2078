import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import * as z from "zod/mini";

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });
type Manifest = z.infer<typeof Manifest>;

const ofPackage = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const isLicense = (name: string) => /^(?:licen[cs]e|copying|notice)/i.test(name);

/** The text that goes with bundles of other people's packages: each with its version and the text of its license. */
export function thirdPartyLicenses(metafiles: readonly Metafile[], base: string): string {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.keys(output.inputs)),
  );
  const folders = new Set(inputs.flatMap((input) => ofPackage.exec(input)?.[0] ?? []));
  const entries = [...folders].map((folder) => describe(join(base, folder)));
  const sections = [...new Set(entries)].sort().join(`\n${"-".repeat(80)}\n\n`);
  return `The files of this folder contain code of these packages.\n\n${sections}`;
}

function describe(folder: string): string {
  const { name, version, license } = readManifest(folder);
  const texts = licensesIn(folder);
  if (texts.length === 0)
    throw new Error(`${name} ${version} is bundled, and its license is not to be found.`);
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}

/** The license files of a package; some have a part of the README instead. */
function licensesIn(folder: string): string[] {
  const names = readdirSync(folder);
  const read = (name: string) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim();
  const files = names.filter(isLicense).sort();
  if (files.length > 0) return files.map(read);
  return names
    .filter((name) => /^readme/i.test(name))
    .flatMap((name) => /^#+ Licen[cs]e\s+(.+)$/ims.exec(read(name))?.[1] ?? []);
}

function readManifest(folder: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
}
