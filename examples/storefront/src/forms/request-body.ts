/** No form of the shop comes near it. */
export const maxBodyBytes = 65_536;
/** For all of a form: some kilobytes arrive sooner over any line. */
export const maxBodyMs = 10_000;

type Sent = Pick<Request, "headers" | "body">;

/** Whether the request says that its body is too large. */
export function isTooLarge({ headers }: Pick<Sent, "headers">): boolean {
  const declared = headers.get("content-length");
  return declared !== null && Number(declared) > maxBodyBytes;
}

/** The body, counted while it streams; without reading further, why it is refused. */
export async function readBody(
  { body }: Sent,
  timeoutMs = maxBodyMs,
): Promise<Uint8Array<ArrayBuffer> | "tooLarge" | "tooSlow"> {
  const signal = AbortSignal.timeout(timeoutMs);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body?.pipeThrough(new TransformStream(), { signal }) ?? []) {
      bytes += chunk.byteLength;
      if (bytes > maxBodyBytes) return "tooLarge";
      chunks.push(chunk);
    }
  } catch (error) {
    if (signal.aborted) return "tooSlow";
    throw error;
  }
  return new Uint8Array(Buffer.concat(chunks));
}
