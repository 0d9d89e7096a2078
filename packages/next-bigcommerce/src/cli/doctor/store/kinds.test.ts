import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { operationKinds } from "../operations/kinds.js";
import { storeKinds } from "./kinds.js";

const here = import.meta.dirname;
const folders = [here, join(here, "../operations"), join(here, "../../../../test/fleet")];

it("every kind of finding that needs a store or a schema is found in a test", () => {
  const tests = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  const kinds = Object.keys({ ...storeKinds, ...operationKinds });
  expect(kinds.filter((id) => !tests.some((text) => text.includes(`"${id}"`)))).toEqual([]);
});
