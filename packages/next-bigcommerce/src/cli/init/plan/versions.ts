import type { PackageManagerName } from "nypm";
import { satisfies } from "semver";

export interface AddedPackages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The packages that the templates use, in versions that can be installed with this Node. */
export function packagesOfTemplates(nodeVersion: string, packageManager: PackageManagerName): AddedPackages {
  const hasNode = (range: string) => satisfies(nodeVersion, range, { includePrerelease: true });
  // Code generation 7 runs on Node 20, but packages it needs name later Nodes: npm and pnpm warn, Yarn 1 refuses.
  const isRefused = packageManager === "yarn" && !hasNode("^22.22.2 || ^24.15.0 || >=26.0.0");
  const codegen = isRefused
    ? { "@graphql-codegen/cli": "^6.3.1", "@graphql-codegen/client-preset": "^5.3.0" }
    : { "@graphql-codegen/cli": "^7.4.3", "@graphql-codegen/client-preset": "^6.2.0" };
  return {
    dependencies: { "iron-session": hasNode(">=22.13.0") ? "^9.0.1" : "^8.0.4" },
    devDependencies: {
      ...codegen,
      "@graphql-typed-document-node/core": "^3.2.0",
      // Not 17: it needs Node 22, and the emulator has 16 too.
      graphql: "^16.15.0",
    },
  };
}
