import { once } from "node:events";
import { type AddressInfo, createServer, connect as openSocket, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface SlowRedis {
  readonly port: number;
  /** How many commands came through. */
  readonly commands: number;
  close(): Promise<void>;
}

interface SlowRedisOptions {
  readonly redisPort: number;
  /** How long each command takes, in milliseconds. */
  readonly commandMs: number;
  /** Whether the commands of all connections run one after the other, as in a busy server, or only those of each. */
  readonly isBusy: boolean;
}

/** Stands before a real Redis, and passes each command on after a while. */
export async function startSlowRedis({ redisPort, commandMs, isBusy }: SlowRedisOptions): Promise<SlowRedis> {
  const sockets = new Set<Socket>();
  let commands = 0;
  let freeAtMs = 0;
  const delay = async () => {
    commands += 1;
    freeAtMs = Math.max(freeAtMs, performance.now()) + commandMs;
    await sleep(isBusy ? freeAtMs - performance.now() : commandMs);
  };
  const server = createServer((client) => {
    const redis = openSocket(redisPort, "127.0.0.1");
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    redis.pipe(client);
    client.on("close", () => redis.destroy());
    void passOn(client, redis, delay);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    get commands() {
      return commands;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

async function passOn(client: Socket, redis: Socket, delay: () => Promise<void>): Promise<void> {
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of client) {
      rest = Buffer.concat([rest, chunk]);
      for (let end = commandEnd(rest); end !== undefined; end = commandEnd(rest)) {
        const command = rest.subarray(0, end);
        rest = rest.subarray(end);
        await delay();
        redis.write(command);
      }
    }
  } catch {
    // The client has closed its connection.
  }
}

/** Where the first whole command ends: `*2 $3 get $3 key`, each with a line end. */
function commandEnd(bytes: Buffer): number | undefined {
  let at = 0;
  const readLength = () => {
    const end = bytes.indexOf("\r\n", at);
    if (end === -1) return undefined;
    const length = Number(bytes.toString("latin1", at + 1, end));
    at = end + 2;
    return length;
  };
  const parts = readLength();
  if (parts === undefined) return undefined;
  for (let part = 0; part < parts; part += 1) {
    const length = readLength();
    if (length === undefined) return undefined;
    at += length + 2;
  }
  return at <= bytes.length ? at : undefined;
}
