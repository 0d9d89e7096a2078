import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "@graphql-codegen/cli";
import { describe, expect, test } from "vitest";
import { readFiles } from "../init.fixture.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const packageFolder = path("../../../..");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** An app of the templates alone, below the package: its modules are found as this package finds them. */
function layOut(tokenKind: string, name: string): string {
  const folder = join(packageFolder, ".test-output", `templates-${tokenKind}-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ["shared", tokenKind])
    cpSync(join(packageFolder, "templates", part), folder, { recursive: true });
  return folder;
}

const ironSessions = {
  8: "node_modules/iron-session",
  9: "../../examples/storefront/node_modules/iron-session",
};

/** As strict as any app may be: stricter than create-next-app's. */
const tsconfig = (ironSession: string) => ({
  compilerOptions: {
    target: "ES2017",
    lib: ["DOM", "DOM.Iterable", "ESNext"],
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: false,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    paths: {
      "@/*": ["./*"],
      "next-bigcommerce": [join(packageFolder, "src/index.ts")],
      "iron-session": [join(packageFolder, ironSession)],
    },
  },
  include: ["**/*.ts", "**/*.tsx"],
});

describe.each(["impersonation", "private"])("the templates for %s tokens", (tokenKind) => {
  test.each(Object.entries(ironSessions))(
    "pass the checks of types with iron-session %s",
    (major, ironSession) => {
      const folder = layOut(tokenKind, major);
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig(ironSession)));
      writeFileSync(
        join(folder, "next-env.d.ts"),
        '/// <reference types="next" />\n/// <reference types="next/types/global" />\n',
      );
      const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
        encoding: "utf8",
      });
      expect([stdout, status]).toEqual(["", 0]);
    },
  );

  test("have the generated code that their own codegen.ts writes from BigCommerce's schema", async () => {
    const folder = layOut(tokenKind, "gql");
    const committed = readFiles(join(folder, "gql"));
    rmSync(join(folder, "gql"), { recursive: true });
    const emulator = join(packageFolder, "../bigcommerce-emulator");
    copyFileSync(join(emulator, "src/resolvers/schema.graphql"), join(folder, "schema.graphql"));
    symlinkSync(join(packageFolder, "node_modules"), join(folder, "node_modules"));
    const { default: config } = await import(join(folder, "codegen.ts"));
    await generate({ ...config, cwd: folder, silent: true }, true);
    expect(readFiles(join(folder, "gql"))).toEqual(committed);
  });
});
