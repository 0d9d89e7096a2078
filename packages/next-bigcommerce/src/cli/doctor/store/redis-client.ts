import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isRecord } from "../../../values.js";

/** A connection of the app's own Redis client, as far as the check uses it. */
export interface RedisConnection {
  /** For `redisTokenStore`, and for commands of the check's own. */
  readonly call: (command: string, ...args: string[]) => Promise<unknown>;
  /** Comes first. Rejects with the client's own error. */
  readonly connect: () => Promise<void>;
  /** At any time: what is waited for rejects. */
  readonly close: () => void;
}

export type OpenRedis = (url: string, timeoutMs: number) => RedisConnection;

/**
 * How to connect with the client that the app has installed, ioredis or node-redis. Not with one of ours: it would be
 * another one than in production. `undefined` if the app has neither.
 */
export async function findRedisClient(folder: string): Promise<OpenRedis | undefined> {
  const ioredis = await load(folder, "ioredis");
  const Redis = ioredis?.Redis ?? ioredis?.default;
  if (isConstructor(Redis)) return (url, timeoutMs) => openIoredis(Redis, url, timeoutMs);
  const createClient = (await load(folder, "redis"))?.createClient;
  if (typeof createClient !== "function") return undefined;
  return (url, timeoutMs) => openNodeRedis((options) => createClient(options), url, timeoutMs);
}

async function load(
  folder: string,
  name: string,
): Promise<Readonly<Record<PropertyKey, unknown>> | undefined> {
  try {
    const path = createRequire(join(folder, "package.json")).resolve(name);
    const loaded: unknown = await import(pathToFileURL(path).href);
    return isRecord(loaded) ? loaded : undefined;
  } catch {
    return undefined;
  }
}

type RedisConstructor = new (url: string, options: object) => unknown;

function isConstructor(value: unknown): value is RedisConstructor {
  return typeof value === "function";
}

interface IoredisClient {
  connect(): Promise<unknown>;
  call(command: string, ...args: string[]): Promise<unknown>;
  disconnect(): void;
  on(event: "error", listener: (error: unknown) => void): unknown;
}

function isIoredis(value: unknown): value is IoredisClient {
  return isClient(value) && hasMethods(value, ["connect", "call", "disconnect", "on"]);
}

function openIoredis(Redis: RedisConstructor, url: string, timeoutMs: number): RedisConnection {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    // It asks for INFO, and warns on the console if that is refused.
    enableReadyCheck: false,
  });
  if (!isIoredis(client)) throw new TypeError("The app's ioredis has another interface.");
  // Its `connect` says only that the connection is closed; why, the event says.
  let reason: unknown;
  client.on("error", (error) => {
    reason ??= error;
  });
  return {
    connect: async () => {
      await client.connect().catch((error: unknown) => {
        throw reason ?? error;
      });
    },
    call: (command, ...args) => client.call(command, ...args),
    close: () => client.disconnect(),
  };
}

interface NodeRedisClient {
  connect(): Promise<unknown>;
  sendCommand(args: string[]): Promise<unknown>;
  on(event: "error", listener: () => void): unknown;
}

function isNodeRedis(value: unknown): value is NodeRedisClient {
  return isClient(value) && hasMethods(value, ["connect", "sendCommand", "on"]);
}

function openNodeRedis(
  createClient: (options: object) => unknown,
  url: string,
  timeoutMs: number,
): RedisConnection {
  const client = createClient({ url, socket: { connectTimeout: timeoutMs, reconnectStrategy: false } });
  if (!isNodeRedis(client)) throw new TypeError("The app's redis has another interface.");
  client.on("error", () => {});
  return {
    connect: async () => {
      await client.connect();
    },
    call: (...args) => client.sendCommand(args),
    close: () => closeNodeRedis(client),
  };
}

/** `destroy` since version 5, `disconnect` before it; both throw or reject if there is no connection. */
function closeNodeRedis(client: object): void {
  const end: unknown = Reflect.get(client, "destroy") ?? Reflect.get(client, "disconnect");
  if (typeof end !== "function") return;
  try {
    void Promise.resolve(end.call(client)).catch(() => {});
  } catch {
    // There was no connection to close.
  }
}

const isClient = (value: unknown): value is object => typeof value === "object" && value !== null;

function hasMethods(client: object, names: readonly string[]): boolean {
  return names.every((name) => typeof Reflect.get(client, name) === "function");
}
