import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../command-line.js";
import {
  accessToken,
  bigcommerceToken,
  environment,
  folder,
  plant,
  plantCleanAppBeforeEach,
  scan,
} from "../scan.fixture.js";

plantCleanAppBeforeEach();

describe("scan", () => {
  it("in a monorepo the whole repository is scanned, and paths are relative to the app's folder", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant("apps/shop/.next/BUILD_ID", "a1b2c3");
    plant("packages/store/keys.ts", `export const key = "${accessToken}";`);
    const output: string[] = [];
    const write = (text: string) => output.push(text);
    const context = { folder: join(folder, "apps/shop"), environment, nowMs: 0, write, tell: write };
    expect(await runCommand(["scan"], context)).toBe(1);
    expect(output.join("")).toContain(
      "../../packages/store/keys.ts:1  the value of BIGCOMMERCE_ACCESS_TOKEN",
    );
  });

  it("if there is nothing to scan, it is wrong usage and not clean", async () => {
    const told: string[] = [];
    const tell = (text: string) => told.push(text);
    const context = { folder, environment, nowMs: 0, write: tell, tell };
    expect(await runCommand(["scan", join(folder, "no-such")], context)).toBe(2);
    expect(told.join("")).toContain("There is no folder");
    rmSync(join(folder, ".next/BUILD_ID"));
    expect(await runCommand(["scan"], context)).toBe(2);
    expect(told.join("")).toContain("Run next build first");
  });

  it("folders that link to each other are each read once", async () => {
    const names = Array.from({ length: 9 }, (_, index) => `folder${index}`);
    for (const name of names) plant(`public/${name}/text.txt`, accessToken);
    for (const from of names)
      for (const to of names) symlinkSync(`../${to}`, join(folder, "public", from, `to-${to}`));
    const { output } = await scan();
    expect(output.match(/text\.txt:1 {2}the value of/g)).toHaveLength(names.length);
  });

  it("a file that ends in an error of the machine is named, and the others are scanned", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant("public/found.txt", accessToken);
    // A file of Linux that can be opened, and not read.
    symlinkSync("/proc/self/mem", join(folder, "public/.env"));
    const { output } = await scan();
    expect(output).toContain("public/found.txt:1  the value of BIGCOMMERCE_ACCESS_TOKEN");
    if (existsSync("/proc/self/mem")) expect(output).toContain("public/.env: not checked completely");
  });

  it("a secret in the name of a file is found, and not printed", async () => {
    plant(`.next/server/app/orders/${accessToken}.html`, "<p>Orders</p>");
    plant(`public/${bigcommerceToken}/a.json`, accessToken);
    const { status, output } = await scan();
    expect(status).toBe(1);
    expect(output).toContain(
      ".next/server/app/orders/[secret]:1  the value of BIGCOMMERCE_ACCESS_TOKEN, in the name",
    );
    expect(output).toContain("public/[secret]/a.json:1  a BigCommerce token, in the name");
    expect(output).toContain("public/[secret]/a.json:1  the value of BIGCOMMERCE_ACCESS_TOKEN\n");
    for (const value of [accessToken, bigcommerceToken]) expect(output).not.toContain(value);
  });

  it("what a symbolic link leads to is scanned where Next serves it, and not elsewhere", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "scan-elsewhere-"));
    writeFileSync(join(elsewhere, "secret.txt"), accessToken);
    symlinkSync(elsewhere, join(folder, "src", "linked"));
    expect((await scan()).status).toBe(0);
    symlinkSync(elsewhere, join(folder, "public", "linked"));
    expect((await scan()).output).toContain(
      "public/linked/secret.txt:1  the value of BIGCOMMERCE_ACCESS_TOKEN",
    );
    rmSync(elsewhere, { recursive: true });
  });

  it("a link that leads back to its own folder, or to nothing, ends there", async () => {
    symlinkSync(".", join(folder, "public", "circle"));
    symlinkSync("no-such-file", join(folder, "public", "broken"));
    expect((await scan()).output).toMatch(/^\d+ files scanned, 0 findings\.\n$/);
  });

  it("what the build keeps for itself is left alone: its cache, but not the cache of data", async () => {
    plant(".next/cache/turbopack/0.sst", accessToken);
    plant(".next/types/a.ts", accessToken);
    plant(".next/standalone/node_modules/a/index.js", accessToken);
    expect((await scan()).status).toBe(0);
    plant(".next/cache/fetch-cache/0a", accessToken);
    expect((await scan()).output).toContain(".next/cache/fetch-cache/0a:1");
  });

  it("the key of Server Actions may be in the file that Next keeps it in, and nowhere else", async () => {
    const variables = { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "p3Vd9x0Kq7Zt2Lm5Rb8Yw1Nc4Hs6Jf0G" };
    const key = variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
    plant(".next/server/server-reference-manifest.json", `{"encryptionKey":"${key}"}`);
    expect((await scan(variables)).status).toBe(0);
    plant(".next/static/a.js", key);
    expect((await scan(variables)).status).toBe(1);
  });

  it("a file that cannot be read to its end is named, and is no finding", async () => {
    plant("public/broken.gz", Buffer.of(0x1f, 0x8b, 8, 0, 1, 2, 3));
    plant("src/broken.ts", "const bigcommerce = {{{;");
    const { status, output } = await scan();
    expect(output).toContain("public/broken.gz: not checked completely, it could not be read to its end");
    expect(output).toContain("src/broken.ts: not checked completely, its code could not be parsed");
    expect(status).toBe(0);
  });

  it("as JSON, each finding has an id", async () => {
    plant("public/a.txt", `x\n${accessToken}`);
    const { output } = await scan(environment, "--json");
    expect(JSON.parse(output)).toMatchObject({
      findings: [
        { id: "secret-value", file: "public/a.txt", line: 2, kind: "the value of BIGCOMMERCE_ACCESS_TOKEN" },
      ],
      unread: [],
    });
  });
});
