import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { generateTemplateCode, layOutTemplates, tokenKinds } from "../../../../scripts/template-code.ts";
import { readFiles } from "../init.fixture.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const packageFolder = path("../../../..");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

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

describe.each(tokenKinds)("the templates for %s tokens", (tokenKind) => {
  test.each(Object.entries(ironSessions))(
    "pass the checks of types with iron-session %s",
    (major, ironSession) => {
      const folder = layOutTemplates(tokenKind, major);
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
    const committed = readFiles(join(packageFolder, "templates", tokenKind, "gql"));
    expect(readFiles(await generateTemplateCode(tokenKind))).toEqual(committed);
  });
});
