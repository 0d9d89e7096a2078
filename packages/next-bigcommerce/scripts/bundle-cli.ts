// Writes the command line to dist/cli.js with everything it uses, so that an app installs none of that, and the licenses
// of what it uses. `--out` names another folder than dist.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { styleText } from "./style-text.ts";
import { thirdPartyLicenses } from "./third-party-licenses.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string", default: join(packageFolder, "dist") } } });
const outdir = resolve(values.out);

const { metafile } = await build({
  // Paths in the bundle begin here, wherever this is run.
  absWorkingDir: packageFolder,
  entryPoints: ["src/cli.ts"],
  outdir,
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
  plugins: [styleText],
  legalComments: "inline",
  metafile: true,
  logLevel: "warning",
});

writeFileSync(join(outdir, "THIRD-PARTY-LICENSES.txt"), thirdPartyLicenses([metafile], packageFolder));
