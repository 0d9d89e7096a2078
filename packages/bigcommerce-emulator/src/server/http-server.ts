import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import {
  type HttpRequest,
  type HttpResponse,
  parseJson,
  type RequestHead,
  textResponse,
} from "../http/message.js";
import { deliver, deliverEarly, type HandledRequest } from "./delivery.js";
import type { Screening } from "./screen-request.js";

/** Node's HTTP server around a handler of whole requests. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #closing = new AbortController();
  readonly #server: Server;
  readonly #closed: Promise<void>;
  readonly #sockets = new Set<Socket>();
  #url = "";

  private constructor(options: HttpServerOptions) {
    this.#options = options;
    this.#server = serverFor(options, (incoming, outgoing) => {
      void this.#serveOrBreak(incoming, outgoing);
    });
    this.#server.on("connection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
    // Longer than clients keep an idle connection, so that none is closed at the moment it is used again.
    this.#server.keepAliveTimeout = 65_000;
    this.#server.maxConnections = maxConnections;
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
    // Not closeAllConnections(): it leaves out those that have not said anything yet.
    for (const socket of this.#sockets) socket.destroy();
    return this.#closed;
  }

  async #listen(): Promise<void> {
    const { port, host, tls } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => resolve());
    });
    this.#url = urlOf(schemeOf(tls), this.#server.address(), host);
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
    const { now } = this.#options;
    const reading = await this.#read(incoming);
    if ("response" in reading) return deliverEarly(outgoing, reading.response, now, this.#closing.signal);
    const { delivery, finish } = await this.#options.handle(reading.request, this.#url);
    let status: number | null = null;
    try {
      status = await deliver(outgoing, delivery, now, this.#closing.signal);
    } finally {
      finish(status);
    }
  }

  async #read(incoming: IncomingMessage): Promise<{ request: HttpRequest } | { response: HttpResponse }> {
    const url = requestUrl(schemeOf(this.#options.tls), incoming);
    if (url === null) return { response: textResponse(400, "Bad request") };
    const head = {
      method: incoming.method ?? "GET",
      url,
      headers: headersOf(incoming),
      remoteAddress: incoming.socket.remoteAddress ?? "",
    };
    const screening = await this.#options.screen(head);
    if ("response" in screening) return screening;
    const body = await readBody(incoming, screening.bodyLimitBytes);
    return body === null
      ? { response: bodyTooLarge(screening.bodyLimitBytes) }
      : { request: { ...head, json: parseJson(body) } };
  }
}

/** How long a client may take to send a request. Node's own check of them runs at an interval. */
interface ServerTimeouts {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

const defaultTimeouts: ServerTimeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};
const maxConnections = 2_000;

function serverFor(
  { tls, timeouts = defaultTimeouts }: HttpServerOptions,
  listener: RequestListener,
): Server {
  if (tls === null) return createServer(timeouts, listener);
  return createTlsServer({ ...timeouts, ...tls, handshakeTimeout: timeouts.headersTimeout }, listener);
}

function schemeOf(tls: HttpServerOptions["tls"]): string {
  return tls === null ? "http" : "https";
}

function urlOf(scheme: string, address: AddressInfo | string | null, host: string): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  if (host === "0.0.0.0" || host === "::") return `${scheme}://127.0.0.1:${port}`;
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Null if the request names no host, or something else in its place that would change what the URL means. */
function requestUrl(scheme: string, incoming: IncomingMessage): URL | null {
  const { url: path = "", headers } = incoming;
  const { host = "" } = headers;
  const url = `${scheme}://${host}${path}`;
  const isUrl = host !== "" && !/[/?#@\\]/.test(host) && path.startsWith("/") && URL.canParse(url);
  return isUrl ? new URL(url) : null;
}

// From the raw list, so that a header sent twice keeps both values.
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

/** Null if the body is larger than the limit. Then it is not read to its end. */
async function readBody(incoming: IncomingMessage, limitBytes: number): Promise<string | null> {
  if (Number(incoming.headers["content-length"] ?? 0) > limitBytes) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Not `for await`: leaving such a loop destroys the connection, and with it the response.
  return new Promise((resolve, reject) => {
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
      else {
        incoming.pause().removeAllListeners("data");
        resolve(null);
      }
    });
    incoming.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    incoming.once("error", reject);
  });
}

function bodyTooLarge(limitBytes: number): HttpResponse {
  return textResponse(413, `The request body is too large: at most ${limitBytes / 1024 ** 2} MiB are read.`);
}

interface HttpServerOptions {
  readonly port: number;
  readonly host: string;
  /** Key and certificate in PEM; null serves plain http. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly now: () => Date;
  readonly timeouts?: ServerTimeouts;
  /** Decides about a request before its body is read. */
  readonly screen: (head: RequestHead) => Promise<Screening>;
  /** `serverUrl` is the address for clients on this machine. */
  readonly handle: (request: HttpRequest, serverUrl: string) => Promise<HandledRequest>;
}
