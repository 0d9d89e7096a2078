import { tmpdir } from "node:os";
import { expect, inject, test } from "vitest";
import { runOrThrow } from "./run-command.js";

const read = (path: string) =>
  runOrThrow("tar", ["-xzOf", inject("tarball"), "--wildcards", `package/dist/${path}`], { cwd: tmpdir() });

test("each package whose code is bundled is named with its license", async () => {
  // Above the code of each file the bundler writes the path that it comes from.
  const files = (await read("*.js")).match(/^\/\/ .*node_modules\/.+$/gm) ?? [];
  const bundled = new Set(files.map((file) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
  expect([...bundled]).toContain("zod");
  const licenses = await read("THIRD-PARTY-LICENSES.txt");
  const named = licenses.match(/^\S+(?= \d+\.\d+\.\d+\S* \([\w.-]+\)\n\n\S)/gm);
  expect([...bundled].sort()).toEqual([...new Set(named)].sort());
});
