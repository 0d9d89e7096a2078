import * as zlib from "node:zlib";

interface EncodedBody {
  readonly bytes: Buffer;
  /** The `Content-Encoding` header. */
  readonly encoding: string | undefined;
  /** Most bytes after decompression. */
  readonly maxBytes: number;
}

// As browsers: a response with more codings than this is an attack on memory.
const maxCodings = 5;

/**
 * Undoes the content codings of a body as tolerantly as `fetch` does: an empty body, raw deflate, a missing end and an
 * unknown coding are no errors. It does so at once: on a thread, a body of 6 kB costs two to four times the CPU (34 µs
 * instead of 8), and the parsing of a large one takes longer than this (1 MB: 7 ms and 3 ms).
 *
 * @throws if the body is not what its codings say, or is larger than `maxBytes`.
 * @see https://fetch.spec.whatwg.org/#handle-content-codings
 */
export function decodeBody({ bytes, encoding, maxBytes }: EncodedBody): Buffer {
  const codings = (encoding ?? "").toLowerCase().split(",", maxCodings + 1);
  if (codings.length > maxCodings) throw new Error("Too many content codings");
  return codings.reduceRight((encoded, coding) => decodeOnce(encoded, coding.trim(), maxBytes), bytes);
}

// A flush at the end takes a body whose end is missing for whole, as `fetch` does.
const tolerantZlib = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
const tolerantBrotli = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };

function decodeOnce(bytes: Buffer, coding: string, maxOutputLength: number): Buffer {
  if (bytes.length === 0) return bytes;
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return zlib.gunzipSync(bytes, { ...tolerantZlib, maxOutputLength });
    case "deflate": {
      const decode = hasZlibHeader(bytes) ? zlib.inflateSync : zlib.inflateRawSync;
      return decode(bytes, { ...tolerantZlib, maxOutputLength });
    }
    case "br":
      return zlib.brotliDecompressSync(bytes, { ...tolerantBrotli, maxOutputLength });
    default:
      return bytes;
  }
}

/** Servers send deflate with this header and without it. */
function hasZlibHeader(bytes: Buffer): boolean {
  return ((bytes[0] ?? 0) & 0x0f) === 0x08;
}

/** UTF-8, without the byte order mark that some servers put before JSON. */
export function decodeText(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
