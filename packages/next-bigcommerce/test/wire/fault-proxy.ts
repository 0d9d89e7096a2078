import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** What becomes of a connection on which nothing was said for `idleMs`. */
export type IdleFault =
  /** It is ended, as by a server's own limit. */
  | "ended"
  | "reset"
  /** It is forgotten, as by a NAT gateway: what is sent on it is answered with a reset. */
  | "reset when used"
  /** It is forgotten, and what is sent on it is lost. */
  | "silent";

export interface Faults {
  readonly idle?: { readonly fault: IdleFault; readonly afterMs: number };
  /** How long the first bytes of a connection are held back: the time that a TLS handshake takes. */
  readonly handshakeMs?: number;
  /** So many connections are reset before they carry a byte. */
  readonly resetFirst?: number;
  /** Each connection is ended right after this many answers, without a word in them. */
  readonly endAfterAnswers?: number;
}

/** Stands between client and upstream as gateways do: it knows bytes, not HTTP. */
export class FaultProxy {
  /** Everything that clients sent, whether it was passed on or not. */
  readonly seen: string[] = [];
  readonly #faults: Faults;
  readonly #targetPort: number;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #connections = 0;

  private constructor(targetPort: number, faults: Faults) {
    this.#targetPort = targetPort;
    this.#faults = faults;
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#open(client));
  }

  static async start({ port }: { readonly port: number }, faults: Faults = {}): Promise<FaultProxy> {
    const proxy = new FaultProxy(port, faults);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const { port } = this.#server.address() as AddressInfo;
    return port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** For an upstream with TLS, which passes through as it is. */
  get secureUrl(): string {
    return `https://localhost:${this.port}`;
  }

  hasSeen(id: string): boolean {
    return this.seen.some((bytes) => bytes.includes(`"${id}"`));
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #open(client: Socket): void {
    this.#connections += 1;
    this.#keep(client);
    if (this.#connections <= (this.#faults.resetFirst ?? 0)) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(this.#targetPort, "127.0.0.1");
    this.#keep(upstream);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    new ProxiedConnection(client, upstream, this.#faults, (bytes) => this.seen.push(bytes));
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
  }
}

class ProxiedConnection {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #faults: Faults;
  #isForgotten = false;
  #answers = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: Socket, upstream: Socket, faults: Faults, see: (bytes: string) => void) {
    this.#client = client;
    this.#upstream = upstream;
    this.#faults = faults;
    client.on("close", () => clearTimeout(this.#timer));
    upstream.on("data", (data) => this.#answer(data));
    client.on("data", (data) => {
      see(data.toString("latin1"));
      this.#send(data);
    });
    if (faults.handshakeMs === undefined) return;
    client.pause();
    setTimeout(() => client.resume(), faults.handshakeMs);
  }

  #send(data: Buffer): void {
    if (!this.#isForgotten) {
      // What waits for its answer is not idle, on a busy machine neither.
      clearTimeout(this.#timer);
      if (!this.#client.writableEnded) this.#upstream.write(data);
    } else if (this.#faults.idle?.fault === "reset when used") this.#client.resetAndDestroy();
  }

  #answer(data: Buffer): void {
    this.#waitForSilence();
    this.#client.write(data);
    this.#answers += 1;
    if (this.#answers === this.#faults.endAfterAnswers) this.#client.end();
  }

  #waitForSilence(): void {
    clearTimeout(this.#timer);
    const { idle } = this.#faults;
    if (idle === undefined) return;
    this.#timer = setTimeout(() => {
      this.#isForgotten = true;
      if (idle.fault === "ended") this.#client.end();
      if (idle.fault === "reset") this.#client.resetAndDestroy();
    }, idle.afterMs);
  }
}
