import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pages } from "../scripts/reference/pages.ts";
import { insertTemplates } from "../scripts/reference/templates.ts";

test.each(Object.entries(pages))(
  "docs/%s says what the code says (write it with `pnpm reference`)",
  (name, render) => {
    const page = readFileSync(new URL(`../docs/${name}`, import.meta.url), "utf8");
    expect(page).toBe(render(page));
  },
);

test("a block of a template gets the template's code, and one that names no template is told", () => {
  const page = (name: string) => `Before\n\n\`\`\`ts template=${name}\nold\n\`\`\`\n\nAfter\n`;
  const written = insertTemplates(page("impersonation/lib/bigcommerce.ts"));
  expect(written).toMatch(
    /^Before\n\n```ts template=\S+\nimport [^`]+createBigCommerce\(\{[^`]+\n```\n\nAfter\n$/,
  );
  expect(insertTemplates(written)).toBe(written);
  expect(() => insertTemplates(page("lib/nothing.ts"))).toThrow("There is no template lib/nothing.ts.");
});
