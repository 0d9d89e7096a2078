import { expect, test } from "vitest";
import { emptyApp, folder, init, prepareFolders, putFiles, readFiles } from "../init.fixture.js";

prepareFolders();

const manifest = (next: string) => ({
  "package.json": (emptyApp["package.json"] ?? "").replace("16.4.3", next),
});
const { "tsconfig.json": _, ...withoutTypeScript } = emptyApp;
const { "app/layout.tsx": __, "app/page.tsx": ___, ...withoutApp } = emptyApp;

test.each<[string, Record<string, string>, RegExp]>([
  ["a folder that is not an app", { "notes.txt": "" }, /There is no package\.json/],
  ["a package.json that is broken", { ...emptyApp, "package.json": "{" }, /package\.json cannot be read/],
  ["an app without Next", { ...emptyApp, "package.json": '{ "dependencies": {} }' }, /does not have Next/],
  ["an older Next 15", { ...emptyApp, ...manifest("15.5.24") }, /has Next 15\.5\.24\. .*\^15\.5\.25/],
  ["an older Next 16", { ...emptyApp, ...manifest("~16.3.2") }, /has Next 16\.3\.2\./],
  ["a Next that nobody has tried", { ...emptyApp, ...manifest("^17.0.0") }, /has Next 17\.0\.0\./],
  ["an app without TypeScript", withoutTypeScript, /There is no tsconfig\.json/],
  ["an app with pages/ only", { ...withoutApp, "src/pages/index.tsx": "" }, /pages\/ only/],
  ["an app without pages", withoutApp, /no app\/ and no src\/app\//],
  [
    "an app whose root layout is deeper",
    { ...withoutApp, "app/[locale]/layout.tsx": "" },
    /There is no app\/layout\.tsx: the root layout is app\/\[locale\]\/layout\.tsx\. .*into app\/\[locale\]\//,
  ],
  [
    "an app whose document is written deeper",
    { ...emptyApp, "app/[locale]/layout.tsx": "export default () => <html />;" },
    /app\/layout\.tsx does not write <html>: app\/\[locale\]\/layout\.tsx does/,
  ],
  [
    "an app whose document is written deeper still, beside layouts that write none",
    {
      ...emptyApp,
      "app/(shop)/layout.tsx": "",
      "app/(shop)/[locale]/layout.tsx": "export default () => <html />;",
    },
    /<html>: app\/\(shop\)\/\[locale\]\/layout\.tsx does/,
  ],
])("%s is refused before anything is written", async (_name, files, reason) => {
  putFiles(files);
  const before = readFiles();
  const { status, told, output } = await init("--yes", "--emulator");
  expect([status, output]).toEqual([2, ""]);
  expect(told).toMatch(reason);
  expect(told).toContain("Nothing was written.");
  expect(readFiles()).toEqual(before);
});

test("the Next that is installed counts, not the range", async () => {
  putFiles({ ...emptyApp, "node_modules/next/package.json": '{ "version": "16.3.0" }' });
  expect((await init("--yes")).told).toContain("has Next 16.3.0.");
});

test("a folder without the tarballs is refused", async () => {
  putFiles({ ...emptyApp, "package.json": '{ "dependencies": { "next": "16.4.3" } }' });
  expect((await init("--yes", "--packages", "none")).told).toContain(
    `There is no next-bigcommerce-*.tgz in ${folder}/none`,
  );
  expect((await init("--yes")).told).toContain("does not have next-bigcommerce");
});

test.each([[["--token-kind", "simple"]], [["here"]], [["--no-such"]]])("%j is wrong usage", async (args) => {
  putFiles(emptyApp);
  expect((await init("--yes", ...args)).status).toBe(2);
  expect(readFiles()).toEqual(emptyApp);
});
