import { type Clock, systemClock } from "../time/clock.js";
import { RouteRefusal } from "./answer.js";

const jsonMediaType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** A few kilobytes take no longer on any line; who sends them slower holds the server. */
const bodyTimeoutMs = 15_000;

/** The parsed JSON body of a request, read no further than `maxBytes`, and no longer than 15 seconds. */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  clock: Clock = systemClock,
): Promise<unknown> {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (!jsonMediaType.test(request.headers.get("content-type") ?? "") || encoding !== "identity") {
    const title = "The body must be JSON, uncompressed: send Content-Type: application/json.";
    throw new RouteRefusal({ status: 415, title, code: "input_invalid" });
  }
  const bytes = await readBytes(request, maxBytes, clock);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const title = "JSON data is missing or invalid: the body is not JSON in UTF-8.";
    throw new RouteRefusal({ status: 422, title, code: "input_invalid" });
  }
}

async function readBytes(request: Request, maxBytes: number, clock: Clock): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge(maxBytes);
  try {
    return request.body === null ? new Uint8Array() : await collectInTime(request.body, maxBytes, clock);
  } catch (error) {
    if (error instanceof RouteRefusal) throw error;
    throw new RouteRefusal({
      status: 400,
      title: "The body broke off before its end.",
      code: "input_invalid",
    });
  }
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

async function collectInTime(
  body: NonNullable<Request["body"]>,
  maxBytes: number,
  clock: Clock,
): Promise<Uint8Array> {
  const reader = body.getReader();
  const finished = new AbortController();
  const expiry = clock.sleep(bodyTimeoutMs, finished.signal).then(() => "expired" as const);
  try {
    const collected = await Promise.race([collectBytes(reader, maxBytes), expiry]);
    if (collected === "expired") throw tooSlow();
    return collected;
  } finally {
    finished.abort();
    reader.cancel().catch(() => {});
  }
}

async function collectBytes(reader: BodyReader, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    byteCount += part.value.byteLength;
    if (byteCount > maxBytes) throw tooLarge(maxBytes);
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function tooSlow(): RouteRefusal {
  const title = `The body did not end within ${bodyTimeoutMs} ms.`;
  return new RouteRefusal({ status: 408, title, code: "input_invalid" });
}

function tooLarge(maxBytes: number): RouteRefusal {
  const title = `The body is larger than ${maxBytes} bytes, the most this route reads.`;
  return new RouteRefusal({ status: 413, title, code: "input_invalid" });
}
