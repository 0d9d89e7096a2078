import { expect, test } from "vitest";
import { parseNextConfig } from "../../app/code/next-config.js";
import { emptyApp, init, prepareFolders, putFiles, readFiles } from "../init.fixture.js";
import { addBasePath, basePathOf } from "./base-path.js";

prepareFolders();

test.each([
  ["export default {};", ""],
  ['export default { basePath: "/shop" };', "/shop"],
  ["module.exports = { basePath: '/de/shop' }", "/de/shop"],
  ['export default { basePath: "" };', ""],
  ['export default {\n  // basePath: "/old",\n  /* basePath: "/older" */\n};', ""],
  ['export default { url: "https://cdn.example/x", basePath: "/shop" };', "/shop"],
  ["export default { basePath: process.env.BASE_PATH };", undefined],
  ['const basePath = "/shop";\nexport default { basePath };', "/shop"],
  ['export default withPlugin({ basePath: "/shop" });', "/shop"],
  ['export default isTest ? { basePath: "/a" } : { basePath: "/b" };', undefined],
  ["export default buildConfig(process.env.BASE);", ""],
  ['export { default } from "./basePath.config";', undefined],
])("%s has the base path %j", (config, basePath) => {
  expect(basePathOf(parseNextConfig("next.config.js", config))).toBe(basePath);
});

test("forms and route handlers get it, pages and Server Functions do not", () => {
  const form = '<form action="/logout" method="post">';
  const route = 'headers: { Location: "/login" } redirect("/login")';
  expect(addBasePath("app/account/layout.tsx", form, "/shop")).toBe(
    '<form action="/shop/logout" method="post">',
  );
  expect(addBasePath("app/logout/route.ts", route, "/shop")).toBe(
    'headers: { Location: "/shop/login" } redirect("/shop/login")',
  );
  expect(addBasePath("app/login/actions.ts", route, "/shop")).toBe(route);
});

test.each(["", undefined])("without one (%j) nothing changes", (basePath) => {
  expect(addBasePath("app/logout/route.ts", 'Location: "/login"', basePath)).toBe('Location: "/login"');
});

test("with a base path, forms, route handlers and the next steps have it", async () => {
  putFiles({ ...emptyApp, "next.config.ts": 'export default { basePath: "/shop" };\n' });
  const { output } = await init("--yes", "--emulator");
  const files = readFiles();
  expect(files["app/account/layout.tsx"]).toContain('<form action="/shop/logout" method="post">');
  expect(files["app/logout/route.ts"]).toContain('Location: "/shop/login"');
  expect(files["lib/bigcommerce.ts"]).toContain('redirect("/login")');
  expect(output).toContain("http://localhost:3000/shop/login");
});

test("of a base path that only running next.config would tell, it says where to write it", async () => {
  putFiles({ ...emptyApp, "next.config.ts": "export default { basePath: process.env.BASE };\n" });
  const { output } = await init("--yes", "--emulator");
  expect(output).toContain("Write it in front of /logout in app/account/layout.tsx");
});
