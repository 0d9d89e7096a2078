import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { plainEnvironment, runCommand } from "./run-command.js";

const folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-connections-"));
afterAll(() => rm(folder, { recursive: true }));

async function connectionsOf(code: string): Promise<string> {
  const log = join(folder, "connections.log");
  const recorder = fileURLToPath(new URL("fixtures/record-connections.cjs", import.meta.url));
  const env = plainEnvironment({ CONNECTION_LOG: log });
  await runCommand(process.execPath, ["--require", recorder, "--eval", code], { cwd: folder, env });
  const recorded = await readFile(log, "utf8");
  await rm(log);
  return recorded;
}

test.each([
  ["fetch", "fetch('http://store.invalid:81/').catch(() => {})"],
  ["node:http", "require('node:http').get('http://store.invalid:81/').on('error', () => {})"],
  ["node:https", "require('node:https').get('https://store.invalid:81/').on('error', () => {})"],
])("what a process asks for through %s is written down", async (_, code) => {
  expect(await connectionsOf(code)).toContain("connect store.invalid:81");
});
