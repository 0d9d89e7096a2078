import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Certificate } from "./tls-authority.ts";

export interface ReceivedRequest {
  /** Of the variables; none for a request for a token. */
  readonly id: string | undefined;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly rawHeaders: readonly string[];
  /** Where it came from. */
  readonly port: number | undefined;
  readonly atMs: number;
}

interface UpstreamOptions {
  /** Default: plain HTTP. */
  readonly certificate?: Certificate;
  readonly answerAfterMs?: number;
  /** What it says to everything. */
  readonly respond?: (response: ServerResponse) => void;
}

/** Stands for BigCommerce's two hosts, and writes down every request that reaches it. It ends no connection by itself. */
export class Upstream {
  readonly received: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #options: UpstreamOptions;

  private constructor(options: UpstreamOptions) {
    this.#options = options;
    const listener = (request: IncomingMessage, response: ServerResponse) =>
      void this.#receive(request, response);
    this.#server = options.certificate
      ? createSecureServer(options.certificate, listener)
      : createServer(listener);
    this.#server.keepAliveTimeout = 0;
  }

  static async start(options: UpstreamOptions = {}): Promise<Upstream> {
    const upstream = new Upstream(options);
    await new Promise<void>((resolve) => upstream.#server.listen(0, "127.0.0.1", resolve));
    return upstream;
  }

  get port(): number {
    const { port } = this.#server.address() as AddressInfo;
    return port;
  }

  get url(): string {
    return this.#options.certificate === undefined
      ? `http://127.0.0.1:${this.port}`
      : `https://localhost:${this.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined);
    // Its connection ended before it was all there: it is carried out nowhere.
    if (body === undefined) return;
    const { url: path = "", headers, rawHeaders } = request;
    const id = /"id":"([^"]*)"/.exec(body)?.[1];
    const { remotePort: port } = request.socket;
    this.received.push({ id, path, headers, rawHeaders, port, atMs: Date.now() });
    const { answerAfterMs = 0, respond } = this.#options;
    if (respond !== undefined) respond(response);
    else if (path.startsWith("/stores/")) response.end(JSON.stringify({ data: { token: token() } }));
    else setTimeout(() => response.end(JSON.stringify({ data: { done: id } })), answerAfterMs);
  }
}

const token = () =>
  ["header", `{"n":${Math.random()}}`, "signature-that-is-long-enough"]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");
