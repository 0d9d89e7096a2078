import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { customerAccessToken, leaked, leaks, token } from "./leaks.fixture.js";
import { folder, plant, plantAppOnce, scan } from "./scan.fixture.js";

plantAppOnce();

describe("scan, of leaks that others have had", () => {
  let lines: string[] = [];
  let output = "";

  beforeAll(async () => {
    plant(".env.local", `SESSION_PASSWORD=${leaked.SESSION_PASSWORD}\n`);
    for (const { path, content } of leaks) plant(path, content);
    symlinkSync("../.env.local", join(folder, "public/link.txt"));
    ({ output } = await scan(leaked));
    lines = output.split("\n");
  });

  it.each(leaks)("finds $name: $path", ({ path, kind }) => {
    const found = lines.filter((line) => line.startsWith(`${path}:`));
    expect(found.join("\n")).toContain(kind);
  });

  it("finds what a symbolic link in public leads to, since Next serves it", () => {
    expect(lines).toContain("public/link.txt:1  the value of SESSION_PASSWORD");
  });

  it("prints none of the values", () => {
    const values = [...Object.values(leaked), token, customerAccessToken, "vW-4tz91k"];
    expect(values.filter((value) => output.includes(value))).toEqual([]);
  });
});
