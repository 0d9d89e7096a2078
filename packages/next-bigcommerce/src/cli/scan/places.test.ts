import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../command-line.js";
import { accessToken, environment, folder, plant, plantCleanAppBeforeEach, scan } from "./scan.fixture.js";

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

  it("binary files and what lies behind a symbolic link are left alone", async () => {
    plant("public/picture.png", Buffer.concat([Buffer.of(0x89, 0, 0), Buffer.from(accessToken)]));
    const elsewhere = mkdtempSync(join(tmpdir(), "scan-elsewhere-"));
    writeFileSync(join(elsewhere, "secret.txt"), accessToken);
    symlinkSync(elsewhere, join(folder, "public", "linked"));
    expect((await scan()).status).toBe(0);
    rmSync(elsewhere, { recursive: true });
  });
});
