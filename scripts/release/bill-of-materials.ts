import { z } from "zod";

const BillOfMaterials = z.looseObject({
  components: z.array(z.looseObject({ purl: z.string() })),
});

/**
 * A CycloneDX bill of materials with the packages whose code is bundled, which no package manager knows of. They are read
 * from the file of their licenses: each begins with its name, its version and its license.
 */
export function withBundled(text: string, licenses: string): string {
  const bill = BillOfMaterials.parse(JSON.parse(text));
  const known = new Set(bill.components.map(({ purl }) => purl));
  const bundled = [...licenses.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*) \(([\w.+ -]+)\)$/gm)];
  if (bundled.length === 0) throw new Error("The file of licenses names no package.");
  const added = bundled.map(([, name = "", version = "", license = ""]) => {
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    return {
      type: "library",
      name,
      version,
      purl,
      "bom-ref": purl,
      scope: "required",
      licenses: [license.includes(" ") ? { expression: license } : { license: { id: license } }],
      properties: [{ name: "bundled", value: "true" }],
    };
  });
  const components = [...bill.components, ...added.filter(({ purl }) => !known.has(purl))];
  return `${JSON.stringify({ ...bill, components }, null, 2)}\n`;
}
