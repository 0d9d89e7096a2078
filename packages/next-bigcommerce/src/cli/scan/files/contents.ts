import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { unzipSync } from "fflate";

/** A part of a file, with the number of the line that it begins on. A character is a byte. */
export interface Part {
  readonly text: string;
  readonly firstLine: number;
}

/** What is in memory of a file at a time. */
const partLength = 4 * 1024 * 1024;
/** Parts overlap by the longest secret in the longest encoding, so that none is cut. */
const overlapLength = 128 * 1024;
/** A small file can unpack to any size. */
const maxBytes = 4 * 1024 * 1024 * 1024;
/** Of a file in a ZIP archive, which is unpacked in memory. */
const maxEntryBytes = 512 * 1024 * 1024;

/** What a file holds, unpacked if it is compressed. @throws if it cannot be read to its end. */
export async function* readParts(path: string): AsyncGenerator<Part> {
  const { size } = await stat(path);
  // A stream takes a buffer of its own size, and nearly all files are small.
  const bytes = size <= partLength ? [await readFile(path)] : createReadStream(path, { highWaterMark });
  const packing = packingOf(path, Array.isArray(bytes) ? bytes[0] : await readStart(path));
  if (packing === "zip") {
    for (const entry of unzip(await readFile(path)))
      yield* cut([Buffer.from(entry.buffer, entry.byteOffset, entry.length)]);
  } else if (packing === undefined) yield* cut(bytes);
  else {
    const unpack = packing === "gzip" ? createGunzip() : createBrotliDecompress();
    yield* cut(pipeline(Readable.from(bytes), unpack, () => {}));
  }
}

/** The files in a ZIP archive. @throws for one that is broken, encrypted, or has an entry over 512 MB. */
function unzip(archive: Buffer): Uint8Array[] {
  const filter = ({ originalSize }: { originalSize: number }) => {
    if (originalSize > maxEntryBytes) throw new Error("It holds a file of more than 512 MB.");
    return true;
  };
  return Object.values(unzipSync(archive, { filter }));
}

const highWaterMark = 1024 * 1024;

/** By its first bytes; Brotli has none of its own. */
function packingOf(path: string, start: Buffer | undefined): "gzip" | "brotli" | "zip" | undefined {
  if (path.endsWith(".br")) return "brotli";
  if (start?.subarray(0, 2).equals(Buffer.of(0x1f, 0x8b))) return "gzip";
  return start?.subarray(0, 4).toString("latin1") === "PK\x03\x04" ? "zip" : undefined;
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

async function* cut(source: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Part> {
  let pending: Buffer[] = [];
  let length = 0;
  let total = 0;
  let firstLine = 1;
  for await (const bytes of source) {
    pending.push(bytes);
    length += bytes.length;
    total += bytes.length;
    if (total > maxBytes) throw new Error("It holds more than 4 GB.");
    if (length < partLength) continue;
    const part = Buffer.concat(pending);
    yield { text: part.toString("latin1"), firstLine };
    const rest = part.subarray(-overlapLength);
    firstLine += countLines(part.subarray(0, -overlapLength));
    pending = [rest];
    length = rest.length;
  }
  yield { text: Buffer.concat(pending).toString("latin1"), firstLine };
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
