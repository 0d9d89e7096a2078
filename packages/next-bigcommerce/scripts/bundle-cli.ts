// Writes the command line to dist/cli.js with everything it uses, so that an app installs none of that.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

await build({
  entryPoints: [path("../src/cli.ts")],
  outdir: path("../dist"),
  bundle: true,
  // What a command imports lazily is read only by that command.
  splitting: true,
  chunkNames: "cli/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20.9",
  // Some of the bundled packages are CommonJS and ask for Node's own modules.
  banner: {
    js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
  },
  legalComments: "inline",
  logLevel: "warning",
});
