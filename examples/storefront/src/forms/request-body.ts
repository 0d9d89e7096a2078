/** No form of the shop comes near it. */
export const maxBodyBytes = 65_536;

type Sent = Pick<Request, "headers" | "body">;

/** Whether the request says that its body is too large. */
export function isTooLarge({ headers }: Pick<Sent, "headers">): boolean {
  const declared = headers.get("content-length");
  return declared !== null && Number(declared) > maxBodyBytes;
}

/** The body, counted while it streams; null, without reading further, for one that is too large. */
export async function readBody({ body }: Sent): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
