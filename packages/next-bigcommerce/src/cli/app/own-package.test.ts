import { expect, test } from "vitest";
import { supportedVersions } from "./own-package.js";

test("the supported versions are those of the package's own manifest", () => {
  expect(supportedVersions()).toEqual({ node: ">=20.9", next: "^15.5.25 || ^16.3.4" });
});
