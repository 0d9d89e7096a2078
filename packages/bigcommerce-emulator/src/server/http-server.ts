import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type HttpRequest, parseJson, textResponse } from "../http/message.js";
import { deliver, type HandledRequest, unlogged } from "./delivery.js";

/** Node's HTTP server around a handler of whole requests. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #closing = new AbortController();
  readonly #server: Server;
  readonly #closed: Promise<void>;
  #url = "";

  private constructor(options: HttpServerOptions) {
    this.#options = options;
    this.#server = createServer((incoming, outgoing) => void this.#serveOrBreak(incoming, outgoing));
    // Longer than clients keep an idle connection, so that none is closed at the moment it is used again.
    this.#server.keepAliveTimeout = 65_000;
    this.#closed = new Promise((resolve) => this.#server.once("close", () => resolve()));
  }

  /** Resolves once it listens; rejects with Node's own error if it cannot. */
  static async start(options: HttpServerOptions): Promise<HttpServer> {
    const server = new HttpServer(options);
    await server.#listen();
    return server;
  }

  get url(): string {
    return this.#url;
  }

  close(): Promise<void> {
    this.#closing.abort();
    this.#server.close();
    // Clients keep connections open for reuse, and close() must not wait until they close them.
    this.#server.closeAllConnections();
    return this.#closed;
  }

  async #listen(): Promise<void> {
    const { port, host } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => resolve());
    });
    this.#url = urlOf(this.#server.address(), host);
  }

  async #serveOrBreak(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      await this.#serve(incoming, outgoing);
    } catch (error) {
      // If the client left before it had sent the whole request, nothing in the emulator failed.
      if (incoming.complete) console.error("bigcommerce-emulator failed to handle a request:", error);
      outgoing.destroy();
    }
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { delivery, finish } = await this.#handle(incoming);
    finish(await deliver(outgoing, delivery, this.#options.now, this.#closing.signal));
  }

  async #handle(incoming: IncomingMessage): Promise<HandledRequest> {
    const url = requestUrl(incoming);
    if (url === null) return unlogged(textResponse(400, "Bad request"));
    const body = await readBody(incoming);
    if (body === null) return unlogged(textResponse(413, "The request body is too large"));
    const request = {
      method: incoming.method ?? "GET",
      url,
      headers: headersOf(incoming),
      json: parseJson(body),
      remoteAddress: incoming.socket.remoteAddress ?? "",
    };
    return this.#options.handle(request, this.#url);
  }
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function requestUrl(incoming: IncomingMessage): URL | null {
  const path = incoming.url ?? "";
  const url = `http://${incoming.headers.host ?? ""}${path}`;
  return path.startsWith("/") && URL.canParse(url) ? new URL(url) : null;
}

// From the raw list, so that a header sent twice keeps both values.
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

const bodyLimitBytes = 16 * 1024 * 1024;

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > bodyLimitBytes) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

interface HttpServerOptions {
  readonly port: number;
  readonly host: string;
  readonly now: () => Date;
  /** `serverUrl` is the address for clients on this machine. */
  readonly handle: (request: HttpRequest, serverUrl: string) => Promise<HandledRequest>;
}
