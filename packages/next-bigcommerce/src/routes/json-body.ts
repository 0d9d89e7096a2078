import { RouteRefusal } from "./refusal.js";

const jsonMediaType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The parsed JSON body of a request, read no further than `maxBytes`, and given up when `signal` aborts. */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  signal: AbortSignal,
): Promise<unknown> {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (!jsonMediaType.test(request.headers.get("content-type") ?? "") || encoding !== "identity") {
    const message = "The body must be JSON, uncompressed: send Content-Type: application/json.";
    throw new RouteRefusal("content_type_unsupported", message);
  }
  const bytes = await readBytes(request, maxBytes, signal);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new RouteRefusal(
      "body_not_json",
      "JSON data is missing or invalid: the body is not JSON in UTF-8.",
    );
  }
}

async function readBytes(request: Request, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return new Uint8Array();
  signal.throwIfAborted();
  // An `authorize` that read the body itself leaves nothing to read.
  if (request.bodyUsed || request.body.locked) throw incomplete();
  const reader = request.body.getReader();
  // A read that waits for the caller ends with it.
  const giveUp = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    const bytes = await collectBytes(reader, maxBytes);
    signal.throwIfAborted();
    return bytes;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof RouteRefusal) throw error;
    throw incomplete();
  } finally {
    signal.removeEventListener("abort", giveUp);
    giveUp();
  }
}

async function collectBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    byteCount += part.value.byteLength;
    if (byteCount > maxBytes) throw tooLarge(maxBytes);
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function incomplete(): RouteRefusal {
  return new RouteRefusal("body_incomplete", "The body ended too early.");
}

function tooLarge(maxBytes: number): RouteRefusal {
  return new RouteRefusal(
    "body_too_large",
    `The body is larger than ${maxBytes} bytes, the limit of this route.`,
  );
}
