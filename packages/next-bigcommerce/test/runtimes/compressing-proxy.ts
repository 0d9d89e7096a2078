import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

const codings = new Map([
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
  ["deflate", deflateSync],
]);

export interface CompressingProxy {
  /** Where the target's responses have this content coding. */
  urlOf(coding: string): string;
  close(): Promise<void>;
}

/** In front of a server, as BigCommerce's own network is: the first part of a path says how its response is encoded. */
export async function startCompressingProxy(target: string): Promise<CompressingProxy> {
  const server = createServer((request, response) => {
    forward(target, request, response).catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    urlOf: (coding) => `http://127.0.0.1:${address.port}/${coding}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function forward(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, coding = "", path = ""] = /^\/(\w+)(\/.*)$/.exec(request.url ?? "") ?? [];
  const compress = codings.get(coding);
  if (compress === undefined) throw new Error(`There is no coding ${coding}.`);
  const headers = new Headers();
  for (const name of ["authorization", "content-type", "x-bc-customer-id", "user-agent"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const body = await buffer(request);
  const answer = await fetch(target + path, { method: request.method ?? "GET", headers, body });
  const encoded = compress(Buffer.from(await answer.arrayBuffer()));
  response.writeHead(answer.status, { "content-type": "application/json", "content-encoding": coding });
  response.end(encoded);
}
