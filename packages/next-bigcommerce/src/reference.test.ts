import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pages } from "../scripts/reference/pages.ts";

test.each(Object.entries(pages))(
  "docs/%s says what the code says (write it with `pnpm reference`)",
  (name, render) => {
    const page = readFileSync(new URL(`../docs/${name}`, import.meta.url), "utf8");
    expect(page).toBe(render(page));
  },
);
