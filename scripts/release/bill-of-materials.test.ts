import { expect, test } from "vitest";
import { withBundled } from "./bill-of-materials.ts";

const bill = JSON.stringify({
  bomFormat: "CycloneDX",
  components: [{ purl: "pkg:npm/zod@4.0.0", name: "zod" }],
});
const licenses = `The files of this folder contain code of these packages.

@clack/prompts 1.2.3 (MIT)

MIT License, see 2.0.0 (below)

--------------------------------------------------------------------------------

zod 4.0.0 (MIT)

MIT License
`;

test("what is bundled is added to what is installed, once", () => {
  const { bomFormat, components } = JSON.parse(withBundled(bill, licenses));
  expect(bomFormat).toBe("CycloneDX");
  expect(components.map(({ purl }: { purl: string }) => purl)).toEqual([
    "pkg:npm/zod@4.0.0",
    "pkg:npm/%40clack/prompts@1.2.3",
  ]);
});

test("a file that names no package is refused", () => {
  expect(() => withBundled(bill, "")).toThrow("names no package");
});
