import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyApp, folder, init, prepareFolders, putFiles, readFiles } from "./init.fixture.js";
import { writePlan } from "./write.js";

prepareFolders();

test("a file that was edited while the questions were asked keeps the edit", async () => {
  putFiles({ "package.json": "edited" });
  const additions = [{ path: "package.json", before: "as it was read", text: "completed" }];
  const { written, failure } = await writePlan({ additions, files: [] }, folder);
  expect([written, failure?.path]).toEqual([[], "package.json"]);
  expect(readFiles()).toEqual({ "package.json": "edited" });
});

test("a link to the variables stays a link, its file keeps its mode, and nothing else is left", async () => {
  putFiles(emptyApp);
  mkdirSync(join(folder, "shared"));
  writeFileSync(join(folder, "shared/env"), "A=1\n", { mode: 0o640 });
  symlinkSync("shared/env", join(folder, ".env.local"));
  expect((await init("--yes")).status).toBe(0);
  expect(lstatSync(join(folder, ".env.local")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "shared/env"), "utf8")).toMatch(/^A=1\n[\s\S]*SESSION_SECRET=/);
  expect(statSync(join(folder, "shared/env")).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(folder, "shared"))).toEqual(["env"]);
});

test("a file with Windows line endings gets no other ones, and a byte order mark stays", async () => {
  const windows = (name: string) => (emptyApp[name] ?? "").replaceAll("\n", "\r\n");
  putFiles({
    ...emptyApp,
    "package.json": `\uFEFF${windows("package.json").replace(/"devDependencies[^}]*\}/, '"x": {}')}`,
    ".gitignore": "/node_modules\r\n",
    ".env.local": "A=1\r\nB=2",
  });
  expect((await init("--yes")).status).toBe(0);
  const files = readFiles();
  for (const name of ["package.json", ".gitignore", ".env.local"])
    expect(files[name]?.replaceAll("\r\n", "")).not.toContain("\n");
  expect(files["package.json"]).toMatch(/^\uFEFF\{\r\n/);
  expect(Object.keys(JSON.parse(files["package.json"]?.slice(1) ?? "").devDependencies)).toContain("graphql");
});

/** Root may write everywhere: as root this runs as a user who owns the app and nothing else. */
async function asOwner<Result>(run: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return run();
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })])
    chownSync(join(folder, name), ownerId, ownerId);
  process.seteuid?.(ownerId);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

const ownerId = 65534;

test("a file that its owner made read-only stays, and it is said", async () => {
  putFiles({ ".env.local": "A=1\n" });
  chmodSync(join(folder, ".env.local"), 0o444);
  const additions = [{ path: ".env.local", before: "A=1\n", text: "A=1\nB=2\n" }];
  const { failure } = await asOwner(() => writePlan({ additions, files: [] }, folder));
  expect(failure).toEqual({ path: ".env.local", reason: expect.stringContaining("EACCES") });
  expect(readFiles()).toEqual({ ".env.local": "A=1\n" });
});

test("in a folder that takes no new files, a file that can be written is completed", async () => {
  putFiles({ "package.json": "before" });
  chmodSync(folder, 0o555);
  const additions = [{ path: "package.json", before: "before", text: "after" }];
  const { failure } = await asOwner(() => writePlan({ additions, files: [] }, folder));
  chmodSync(folder, 0o755);
  expect([failure, readFiles()]).toEqual([undefined, { "package.json": "after" }]);
});
