import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A forward proxy as companies have one: CONNECT, and plain requests by their whole address. */
export class ConnectProxy {
  /** Of its own connections to upstreams. */
  readonly #ports = new Set<number | undefined>();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((asked, response) => this.#pass(asked, response));
    this.#server.on("connection", (socket) => this.#keep(socket));
    this.#server.on("connect", (asked, socket) => this.#tunnel(asked, socket));
  }

  static async start(): Promise<ConnectProxy> {
    const proxy = new ConnectProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Whether the request came through this proxy. */
  hasPassed({ port }: { readonly port: number | undefined }): boolean {
    return this.#ports.has(port);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
  }

  #tunnel({ url = "" }: IncomingMessage, socket: Duplex): void {
    const [host, port] = url.split(":");
    const target = connect(Number(port), host);
    this.#keep(target);
    target.once("connect", () => {
      this.#ports.add(target.localPort);
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
  }

  #pass(asked: IncomingMessage, response: ServerResponse): void {
    const { url = "", method, headers } = asked;
    const passed = request(url, { agent: false, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.once("socket", (socket) => {
      socket.once("connect", () => this.#ports.add(socket.localPort));
    });
    asked.pipe(passed.on("error", () => response.destroy()));
  }
}
