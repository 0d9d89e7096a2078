import { type IncomingHttpHeaders, request } from "node:http";

/** A body, or how long one is said to be that never comes. */
type RawBody = string | Uint8Array | { readonly declaredBytes: number; readonly begin?: string };

export interface RawRequest {
  readonly path: string;
  /** Default: POST. */
  readonly method?: string;
  readonly headers: Record<string, string>;
  readonly body: RawBody;
}

/** Sends a request as no browser would, and returns the status; rejects if there is none within ten seconds. */
export const sendRaw = async (url: string, sending: RawRequest, timeoutMs?: number): Promise<number> =>
  (await askRaw(url, sending, timeoutMs)).status;

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The same with all of the response. */
export function askRaw(
  url: string,
  { path, method = "POST", headers, body }: RawRequest,
  timeoutMs = 10_000,
): Promise<RawResponse> {
  const { hostname: host, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method, headers, timeout: timeoutMs }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        sent.destroy();
      });
    });
    sent.on("timeout", () => sent.destroy(new Error(`No response to ${path} within ${timeoutMs} ms.`)));
    // Whoever is refused early may find the connection closed while still sending.
    sent.on("error", reject);
    if (typeof body === "string" || body instanceof Uint8Array) sent.end(body);
    else {
      sent.setHeader("content-length", body.declaredBytes).flushHeaders();
      if (body.begin !== undefined) sent.write(body.begin);
    }
  });
}
