import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Redis } from "ioredis";

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export interface RedisServer {
  readonly port: number;
  /** Ends the server; its data goes with it. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** The keys it holds that match. */
  keys(pattern: string): Promise<string[]>;
  /** Stops answering, without closing a connection. */
  freeze(): void;
  thaw(): void;
}

/** A real Redis on a free port of this machine, without persistence. */
export async function startRedis(path: string): Promise<RedisServer> {
  const port = await findFreePort();
  let server: ChildProcess | undefined;
  const redis: RedisServer = {
    port,
    async start() {
      const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
      server = spawn(path, settings, { stdio: "ignore" });
      await withClient(port, (client) => client.ping());
    },
    async stop() {
      const stopping = server;
      server = undefined;
      if (stopping === undefined || stopping.exitCode !== null) return;
      stopping.kill("SIGKILL");
      await once(stopping, "exit");
    },
    keys: (pattern) => withClient(port, (client) => client.keys(pattern)),
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
  };
  await redis.start();
  return redis;
}

async function withClient<Value>(port: number, work: (client: Redis) => Promise<Value>): Promise<Value> {
  const client = new Redis({ port, host: "127.0.0.1", maxRetriesPerRequest: 50, retryStrategy: () => 50 });
  client.on("error", () => {});
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}
