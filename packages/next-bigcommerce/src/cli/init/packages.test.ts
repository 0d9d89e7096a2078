import { expect, test } from "vitest";
import { emptyApp, init, prepareFolders, putFiles, readFiles } from "./init.fixture.js";

prepareFolders();

test("--packages installs the newest tarballs of a folder, beside the app or in it", async () => {
  putFiles({
    ...emptyApp,
    "package.json": (emptyApp["package.json"] ?? "").replace(/"next-bigcommerce": .*\n/, ""),
  });
  for (const name of ["next-bigcommerce", "bigcommerce-emulator"])
    for (const version of ["0.9.0", "0.10.0", "0.10.0-beta.1"])
      putFiles({ [`tarballs/${name}-${version}.tgz`]: "" });
  const { status } = await init("--yes", "--packages", "tarballs");
  expect(status).toBe(0);
  const { dependencies, devDependencies } = JSON.parse(readFiles()["package.json"] ?? "");
  expect(dependencies["next-bigcommerce"]).toBe("file:./tarballs/next-bigcommerce-0.10.0.tgz");
  expect(devDependencies["bigcommerce-emulator"]).toBe("file:./tarballs/bigcommerce-emulator-0.10.0.tgz");
});

test("a tarball that npm has installed is the one of the folder, as npm writes its path", async () => {
  const npmSpec = "file:tarballs/next-bigcommerce-0.1.0.tgz";
  putFiles({
    ...emptyApp,
    "package.json": (emptyApp["package.json"] ?? "").replace("^0.0.0", npmSpec),
    "tarballs/next-bigcommerce-0.1.0.tgz": "",
    "tarballs/bigcommerce-emulator-0.1.0.tgz": "",
  });
  const { status, output } = await init("--yes", "--emulator", "--packages", "tarballs");
  expect([status, output]).toEqual([0, expect.not.stringContaining("from elsewhere")]);
});

test("beside a package from a file, the emulator is never taken from a registry", async () => {
  const manifest = (emptyApp["package.json"] ?? "").replace(
    "^0.0.0",
    "file:../packages/next-bigcommerce-0.1.0.tgz",
  );
  putFiles({ ...emptyApp, "package.json": manifest });
  await init("--yes");
  expect(readFiles()["package.json"]).not.toContain("emulator");
  expect((await init("--yes", "--emulator")).told).toContain("There is no bigcommerce-emulator to install");
});
