import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { createNewApp } from "./new-app.js";

test.each(["yarn", "bun"] as const)("init installs with %s in an app of it", async (installer) => {
  const app = await createNewApp({ next: "16", installer });
  try {
    const args = ["init", "--yes", "--emulator", "--packages", inject("tarballs")];
    const { status, output } = await app.run("npx", "--no", "next-bigcommerce", ...args);
    expect([status, output]).toEqual([
      0,
      expect.stringContaining(`Installing packages: ${installer} install`),
    ]);
    for (const name of ["iron-session", "bigcommerce-emulator", "@graphql-codegen/cli"])
      await readFile(join(app.folder, "node_modules", name, "package.json"));
  } finally {
    await app.remove();
  }
});
