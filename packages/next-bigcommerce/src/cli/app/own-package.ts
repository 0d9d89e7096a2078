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

const ownManifestSchema = z.object({
  engines: z.object({ node: z.string() }),
  peerDependencies: z.object({ next: z.string() }),
});

/** The versions of Node and of Next that this package supports, as ranges. */
export function supportedVersions(): { readonly node: string; readonly next: string } {
  const manifest: unknown = JSON.parse(readFileSync(join(ownFolder(), "package.json"), "utf8"));
  const { engines, peerDependencies } = ownManifestSchema.parse(manifest);
  return { node: engines.node, next: peerDependencies.next };
}
