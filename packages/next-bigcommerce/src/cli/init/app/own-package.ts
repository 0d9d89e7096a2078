import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";

/** The folder of this package, from its sources and from the bundle. */
export function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

const ownManifestSchema = z.object({ peerDependencies: z.object({ next: z.string() }) });

/** The range of Next that this package supports. */
export function supportedNext(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ownFolder(), "package.json"), "utf8"));
  return ownManifestSchema.parse(manifest).peerDependencies.next;
}
