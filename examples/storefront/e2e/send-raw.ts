import { request } from "node:http";

/** A body, or how long one is said to be that never comes. */
type RawBody = string | Uint8Array | { readonly declaredBytes: number };

export interface RawRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: RawBody;
}

/** Sends a request as no browser would, and returns the status; rejects if there is none within ten seconds. */
export function sendRaw(url: string, { path, headers, body }: RawRequest): Promise<number> {
  const { hostname: host, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method: "POST", headers, timeout: 10_000 }, (response) => {
      response.resume();
      response.on("end", () => {
        resolve(response.statusCode ?? 0);
        sent.destroy();
      });
    });
    sent.on("timeout", () => sent.destroy(new Error(`No response to ${path} within ten seconds.`)));
    // Whoever is refused early may find the connection closed while still sending.
    sent.on("error", reject);
    if (typeof body === "string" || body instanceof Uint8Array) sent.end(body);
    else sent.setHeader("content-length", body.declaredBytes).flushHeaders();
  });
}
