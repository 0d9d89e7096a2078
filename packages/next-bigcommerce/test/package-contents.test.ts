import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { expect, inject, test } from "vitest";
import * as z from "zod/mini";
import { otherNodes } from "./node-versions.js";
import { runOrThrow } from "./run-command.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const Manifest = z.object({
  engines: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()),
  peerDependenciesMeta: z._default(z.record(z.string(), z.object({ optional: z.boolean() })), {}),
  optionalDependencies: z.optional(z.unknown()),
  bundledDependencies: z.optional(z.unknown()),
  scripts: z.record(z.string(), z.string()),
});

const readManifest = async () => {
  const text = await runOrThrow("tar", ["-xzOf", inject("tarball"), "package/package.json"], {
    cwd: packageFolder,
  });
  return Manifest.parse(JSON.parse(text));
};

const filesBelow = async (folder: string) => {
  const entries = await readdir(join(packageFolder, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(packageFolder.length));
};

test("only zod and server-only are installed with the package", async () => {
  const manifest = await readManifest();
  expect(Object.keys(manifest.dependencies).sort()).toEqual(["server-only", "zod"]);
  expect(Object.values(manifest.dependencies).filter((range) => !/^\^\d/.test(range))).toEqual([]);
  const isOptional = (name: string) => manifest.peerDependenciesMeta[name]?.optional === true;
  const peers = Object.keys(manifest.peerDependencies);
  expect(peers.filter((name) => !isOptional(name)).sort()).toEqual(["next", "react"]);
  expect(
    peers.filter((name) => isOptional(name) && !["@opentelemetry/api", "graphql"].includes(name)),
  ).toEqual([]);
  expect(manifest.optionalDependencies).toBeUndefined();
  expect(manifest.bundledDependencies).toBeUndefined();
});

test("it says which Node, Next and React it is tested with at the least", async () => {
  const { engines, peerDependencies } = await readManifest();
  const [lowestNode] = otherNodes;
  expect(engines).toEqual({ node: `>=${lowestNode.replace(/\.0$/, "")}` });
  // Above the faults of August 2026 that let a request run code.
  expect(peerDependencies).toMatchObject({ next: "^15.5.25 || ^16.3.4", react: "^19" });
});

test("installing the package runs no script", async () => {
  const { scripts } = await readManifest();
  const onInstall = ["preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare"];
  expect(Object.keys(scripts).filter((name) => onInstall.includes(name))).toEqual([]);
});

test("the tarball holds each source file's output, the documents, the templates, and nothing else", async () => {
  const listed = await runOrThrow("tar", ["-tzf", inject("tarball")], { cwd: packageFolder });
  const packed = listed
    .split("\n")
    .filter(Boolean)
    .map((path) => path.replace(/^package\//, ""));
  const isLibrary = (file: string) => !/\.(test|test-d|fixture)\.ts$/.test(file) && !/^src\/cli\b/.test(file);
  const sources = (await filesBelow("src")).filter(isLibrary);
  const outputs = sources.flatMap((file) =>
    [".js", ".d.ts"].map((end) => file.replace(/^src/, "dist").replace(/\.ts$/, end)),
  );
  const documents = ["LICENSE", "README.md", "package.json", ...(await filesBelow("docs"))];
  const templates = await filesBelow("templates");
  const isBundle = (path: string) => /^dist\/cli(\.js$|\/)/.test(path);
  expect(packed).toContain("dist/cli.js");
  const more = [...(await filesBelow("skills")), "dist/THIRD-PARTY-LICENSES.txt"];
  const expected = [...outputs, ...documents, ...templates, ...more];
  expect(packed.filter((path) => !isBundle(path)).sort()).toEqual(expected.sort());
  expect(packed.filter((path) => isBundle(path) && !path.endsWith(".js"))).toEqual([]);
});

const readDist = (...flags: string[]) =>
  runOrThrow("tar", ["-xzOf", inject("tarball"), ...flags, "--wildcards", "package/dist/*"], {
    cwd: packageFolder,
  });

test("no file of the package names this machine, and only the command line names the emulator", async () => {
  expect(await readDist()).not.toContain(packageFolder);
  expect(await readDist("--exclude=package/dist/cli*")).not.toContain("bigcommerce-emulator");
});

test("a browser's code gets only the refusal: it comes first, and nothing of the server follows", async () => {
  const entry = await readFile(join(packageFolder, "dist/browser.js"), "utf8");
  const { module } = parseSync("browser.js", entry);
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
  );
  const names = [...imported, ...exported].sort((a, b) => a.start - b.start).map(({ value }) => value);
  expect([...new Set(names)]).toEqual([
    "./refuse-in-browser.js",
    "server-only",
    "./refusals.js",
    "./errors.js",
  ]);
});
