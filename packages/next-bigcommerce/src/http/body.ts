import * as zlib from "node:zlib";

/** `decoded` is there unless `error` is. Not a promise: a body may hold a token, and `next dev` shows what promises resolve to. */
type Done = (error: Error | null, decoded: Buffer) => void;

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
 * unknown coding are no errors.
 * @see https://fetch.spec.whatwg.org/#handle-content-codings
 */
export function decodeBody({ bytes, encoding, maxBytes }: EncodedBody, done: Done): void {
  const codings = (encoding ?? "").toLowerCase().split(",", maxCodings + 1);
  if (codings.length > maxCodings) done(new Error("Too many content codings"), bytes);
  else decodeNext(bytes, codings, maxBytes, done);
}

function decodeNext(bytes: Buffer, codings: string[], maxBytes: number, done: Done): void {
  const coding = bytes.length === 0 ? undefined : codings.pop()?.trim();
  if (coding === undefined) {
    done(null, bytes);
    return;
  }
  const { decode, options } = decoderOf(coding, bytes);
  decode(bytes, { ...options, maxOutputLength: maxBytes }, (error, decoded) => {
    if (error === null) decodeNext(decoded, codings, maxBytes, done);
    else done(error, bytes);
  });
}

type Decode = (bytes: Buffer, options: zlib.ZlibOptions & zlib.BrotliOptions, done: Done) => void;

// A flush at the end takes a body whose end is missing for whole, as `fetch` does.
const tolerantZlib = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
const tolerantBrotli = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };

function decoderOf(coding: string, bytes: Buffer): { readonly decode: Decode; readonly options: object } {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return { decode: zlib.gunzip, options: tolerantZlib };
    case "deflate":
      return { decode: hasZlibHeader(bytes) ? zlib.inflate : zlib.inflateRaw, options: tolerantZlib };
    case "br":
      return { decode: zlib.brotliDecompress, options: tolerantBrotli };
    default:
      return { decode: (same, _options, done) => done(null, same), options: {} };
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
