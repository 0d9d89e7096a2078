import { RouteRefusal } from "./route-answer.js";

const jsonMediaType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The parsed JSON body of a request, read no further than `maxBytes`. */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (!jsonMediaType.test(request.headers.get("content-type") ?? "") || encoding !== "identity") {
    const title = "The body must be JSON, uncompressed: send Content-Type: application/json.";
    throw new RouteRefusal({ status: 415, title, code: "input_invalid" });
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const title = "JSON data is missing or invalid: the body is not JSON in UTF-8.";
    throw new RouteRefusal({ status: 422, title, code: "input_invalid" });
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge(maxBytes);
  try {
    return await collectBytes(request.body, maxBytes);
  } catch (error) {
    if (error instanceof RouteRefusal) throw error;
    throw new RouteRefusal({
      status: 400,
      title: "The body broke off before its end.",
      code: "input_invalid",
    });
  }
}

async function collectBytes(body: Request["body"], maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of body ?? []) {
    byteCount += chunk.byteLength;
    if (byteCount > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): RouteRefusal {
  const title = `The body is larger than ${maxBytes} bytes, the most this route reads.`;
  return new RouteRefusal({ status: 413, title, code: "input_invalid" });
}
