import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Zippable, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { type Part, readParts } from "./contents.js";

const folder = mkdtempSync(join(tmpdir(), "scan-contents-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, bytes: Buffer) {
  writeFileSync(join(folder, name), bytes);
  return readAll(join(folder, name));
}

async function readAll(path: string): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const part of readParts(path)) parts.push(part);
  return parts;
}

describe("readParts", () => {
  it("a file in memory-sized parts: each place is whole in one of them, with its line", async () => {
    const bytes = Buffer.alloc(10_000_000, "line\n");
    const marks = [0, 4_194_290, 4_194_304, 8_388_600, 9_999_980];
    for (const mark of marks) bytes.write("<the-mark>", mark);
    const parts = await read("large.txt", bytes);
    expect(parts.length).toBeGreaterThan(2);
    for (const mark of marks) {
      const line = bytes.subarray(0, mark).toString("latin1").split("\n").length;
      const lines = parts.flatMap(({ text, firstLine }) =>
        [...text.matchAll(/<the-mark>/g)].map(
          ({ index }) => firstLine + text.slice(0, index).split("\n").length - 1,
        ),
      );
      expect(lines).toContain(line);
    }
  });

  it.each([
    ["a.gz", gzipSync("unpacked")],
    ["by-its-bytes.bin", gzipSync("unpacked")],
    ["a.js.br", brotliCompressSync("unpacked")],
    ["as-it-is.txt", Buffer.from("unpacked")],
  ])("%s is unpacked", async (name, bytes) => {
    expect(await read(name, bytes)).toEqual([{ text: "unpacked", firstLine: 1 }]);
  });

  it("each file of a ZIP archive is a part, whether compressed or stored", async () => {
    const archive = join(folder, "a.zip");
    const bytes = (text: string) => Buffer.from(text);
    const files: Zippable = {
      "a.txt": bytes("deflated ".repeat(9)),
      "b/c.txt": [bytes("stored"), { level: 0 }],
    };
    writeFileSync(archive, zipSync(files));
    const parts = await readAll(archive);
    expect(parts.map(({ text }) => text)).toEqual(["deflated ".repeat(9), "stored"]);
  });

  it.each([
    ["cut.gz", gzipSync("unpacked".repeat(50)).subarray(0, 30)],
    ["no.br", Buffer.from("plain text")],
    ["no.zip", Buffer.from("PK\x03\x04 and nothing else")],
  ])("%s cannot be read to its end, and that is an error", async (name, bytes) => {
    await expect(read(name, bytes)).rejects.toThrow();
  });
});
