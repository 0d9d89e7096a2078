import { inflateRawSync } from "node:zlib";

const endSignature = Buffer.from("PK\x05\x06");
const entrySignature = 0x02014b50;
const maxEntryBytes = 512 * 1024 * 1024;

/** The files in a ZIP archive. @throws for one that is broken, encrypted, or has an entry over 512 MB. */
export function* unzip(archive: Buffer): Generator<Buffer> {
  const end = archive.lastIndexOf(endSignature);
  if (end === -1) throw new Error("It is not a complete ZIP archive.");
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (archive.readUInt32LE(at) !== entrySignature) throw new Error("Its list of files is broken.");
    yield readEntry(archive, at);
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
}

/** `at`: where its line in the list of files begins. */
function readEntry(archive: Buffer, at: number): Buffer {
  const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
  if (isEncrypted) throw new Error("It is encrypted.");
  const method = archive.readUInt16LE(at + 10);
  const packedLength = archive.readUInt32LE(at + 20);
  const header = archive.readUInt32LE(at + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + packedLength);
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: maxEntryBytes });
  throw new Error("It is compressed in a way that is not supported.");
}
