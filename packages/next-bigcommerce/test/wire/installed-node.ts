import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { plainEnvironment, runOrThrow } from "../run-command.ts";

/** Installs the Node that CLIENT_NODE names, if it does, for the client processes to run on. */
export default async function setup(project: TestProject) {
  const version = process.env.CLIENT_NODE;
  if (version === undefined) {
    project.provide("clientNode", process.execPath);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-node-"));
  await writeFile(join(folder, "package.json"), "{}");
  // The binary alone: the package `node` takes it from this one in a script of its installation.
  const name = `node-${process.platform}-${process.arch}`;
  const args = ["install", `${name}@${version}`, "--prefer-offline", "--no-audit", "--no-fund"];
  await runOrThrow("npm", [...args, "--loglevel=error"], { cwd: folder, env: plainEnvironment() });
  project.provide("clientNode", join(folder, "node_modules", name, "bin", "node"));
  return () => rm(folder, { recursive: true, force: true });
}
