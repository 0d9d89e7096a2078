import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestsIn, filesIn, folderOf, type Packer, packages, packers } from "./packing.js";
import { runOrThrow } from "./run-command.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-packing-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(packages)("%s", (name) => {
  async function packed(packer: Packer, round: string): Promise<string> {
    const to = join(folder, `${name}-${packer}-${round}`);
    await mkdir(to);
    await packers[packer](name, to);
    return to;
  }

  const listed = async (packer: Packer) => {
    const cwd = join(folder, `${name}-${packer}-first`);
    const [tarball = ""] = await filesIn(cwd);
    const list = await runOrThrow("tar", ["-tzf", tarball], { cwd });
    return list.split("\n").filter(Boolean).sort();
  };

  test.each(["npm", "pnpm"] as const)("%s packs the same bytes each time", async (packer) => {
    const first = await digestsIn(await packed(packer, "first"));
    expect(Object.keys(first)).toHaveLength(1);
    expect(await digestsIn(await packed(packer, "second"))).toEqual(first);
  });

  test("npm packs what pnpm packs, and the license of the repository", async () => {
    const ofNpm = await listed("npm");
    expect(ofNpm).toContain("package/LICENSE");
    expect(ofNpm).toEqual(await listed("pnpm"));
    const license = await readFile(join(folderOf(name), "LICENSE"), "utf8");
    expect(license).toBe(await readFile(join(folderOf(name), "../../LICENSE"), "utf8"));
  });
});
