import { expect, test } from "vitest";
import { emptyApp, init, installCalls, prepareFolders, putFiles, readFiles } from "./init.fixture.js";

prepareFolders();

const ownSession = `import { cookies } from "next/headers";

export async function getSession() {
  return (await cookies()).get("mine")?.value ?? null;
}
`;
const hardCoded = "x9f3k2mm41qz77aab02h5w8ss6";
const ownInstance = `import { createBigCommerce } from "next-bigcommerce";
import { getSession } from "./session";

export const bigcommerce = createBigCommerce({ accessToken: "${hardCoded}", resolveCustomerId: getSession });
`;
const own: Record<string, string> = {
  ...emptyApp,
  "lib/session.ts": ownSession,
  "lib/bigcommerce.ts": ownInstance,
};

test("an app's own session and instance stay byte for byte, and it says what to merge", async () => {
  putFiles(own);
  const { status, output } = await init("--yes", "--emulator");
  const files = readFiles();
  for (const name of ["lib/session.ts", "lib/bigcommerce.ts", "app/layout.tsx", "app/page.tsx"])
    expect(files[name]).toBe(own[name]);
  expect(status).toBe(1);
  expect(output).toContain("lib/session.ts was not changed");
  expect(output).toMatch(/^\+export async function startSession/m);
  expect(output).toContain("lib/session.ts: export startSession, endSession");
  expect(output).toContain("Then run the same command again");
});

test("no file is written that would not build beside them, and all others are", async () => {
  putFiles(own);
  await init("--yes", "--emulator");
  const files = Object.keys(readFiles());
  for (const waiting of [
    "app/login/actions.ts",
    "app/login/sign-in-form.tsx",
    "app/login/page.tsx",
    "app/logout/route.ts",
    "app/account/layout.tsx", // its button would lead nowhere
  ])
    expect(files).not.toContain(waiting);
  for (const written of [
    "app/account/orders/page.tsx",
    "app/login/check-credentials.ts",
    "gql/graphql.ts",
    ".env.local",
  ])
    expect(files).toContain(written);
});

test("after the merge the same command writes what waited", async () => {
  putFiles(own);
  await init("--yes", "--emulator");
  const merged = `${ownSession}const startSession = async () => {};\nexport { startSession };\nexport function endSession() {}\n`;
  putFiles({ "lib/session.ts": merged });
  const { status, output } = await init("--yes", "--emulator");
  expect(status).toBe(0);
  const files = readFiles();
  expect(files["lib/session.ts"]).toBe(merged);
  expect(files["app/login/page.tsx"]).toContain("SignInForm");
  expect(output).toContain("Next:");
  expect(installCalls()).toEqual(["npm install", "npm install"]);
});

test("a token that stands in the app's own code is not printed", async () => {
  putFiles(own);
  const { output } = await init("--yes", "--emulator");
  expect(output).not.toContain(hardCoded);
  expect(output).toContain('accessToken: "…"');
});

test("generated code of the app's own waits for its next generation", async () => {
  putFiles({ ...emptyApp, "gql/graphql.ts": "export const ProductsDocument = 1;" });
  const { output } = await init("--yes");
  const files = Object.keys(readFiles());
  for (const name of ["gql/gql.ts", "gql/index.ts", "app/account/orders/page.tsx"])
    expect(files).not.toContain(name);
  expect(files).toContain("app/account/orders/orders.graphql");
  expect(output).toContain("gql/graphql.ts: run your code generation");
});

test("a template that the team has changed stays changed, whatever its line endings", async () => {
  putFiles(emptyApp);
  await init("--yes");
  const page = readFiles()["app/login/page.tsx"] ?? "";
  const session = readFiles()["lib/session.ts"] ?? "";
  putFiles({
    "app/login/page.tsx": page.replace("<h1>", "<h1 className=own>"),
    "lib/session.ts": session.replaceAll("\n", "\r\n"),
  });
  const before = readFiles();
  const { status, output } = await init("--yes");
  expect(status).toBe(0);
  expect(readFiles()).toEqual(before);
  expect(output.match(/was not changed/g)).toHaveLength(1);
  expect(output).toContain("-      <h1 className=own>");
});

test("scripts and versions of the app stay, and are named", async () => {
  const manifest = JSON.parse(emptyApp["package.json"] ?? "");
  manifest.scripts.codegen = "my-codegen";
  manifest.dependencies["iron-session"] = "8.0.3";
  manifest.devDependencies.graphql = "17.0.0";
  putFiles({ ...emptyApp, "package.json": JSON.stringify(manifest, null, "\t") });
  const { output } = await init("--yes");
  const after = JSON.parse(readFiles()["package.json"] ?? "");
  expect(after.scripts.codegen).toBe("my-codegen");
  expect([after.dependencies["iron-session"], after.devDependencies.graphql]).toEqual(["8.0.3", "17.0.0"]);
  expect(readFiles()["package.json"]).toContain('\n\t\t"schema": "next-bigcommerce schema');
  expect(output).toContain("stay as they are: codegen");
});
