import { performance } from "node:perf_hooks";
import { systemClock } from "../../../time/clock.js";
import { createDeadline, raceDeadline } from "../../../time/deadline.js";
import { type CheckResult, joinResults, type NotChecked } from "../report/finding.js";
import type { Check, Subject } from "../report/subject.js";
import { storeFinding } from "./findings.js";
import { findLeaseProblem } from "./lease-check.js";
import { findRedisClient, type OpenRedis, type RedisConnection } from "./redis-client.js";
import { checkEviction, checkKeys, redisCodeOf } from "./redis-facts.js";

interface SharedStoreCheckOptions {
  /** The variable with the address of Redis. Default: `REDIS_URL`, if an instance of the app may use a token store. */
  readonly variable?: string | undefined;
  /** Milliseconds for all of it. Default: 10,000. */
  readonly timeoutMs?: number;
  /** An answer that takes longer is reported. Default: 500. */
  readonly slowMs?: number;
}

const nothing: CheckResult = { findings: [], notChecked: [] };
const notChecked = (reason: string): CheckResult => ({
  findings: [],
  notChecked: [{ id: "shared-store", reason }],
});

/** Looks at the Redis that processes share a token through. It writes under a key of its own, and removes that. */
export function createSharedStoreCheck(options: SharedStoreCheckOptions = {}): Check {
  const { variable, timeoutMs = 10_000, slowMs = 500 } = options;
  return async (subject) => {
    const name = variable ?? "REDIS_URL";
    const address = subject.environment[name]?.trim();
    if (variable === undefined && !mayShareToken(subject)) return nothing;
    if (!address) return describeMissing(name, variable !== undefined || isSharedInCode(subject));
    const problem = findAddressProblem(name, address);
    if (problem !== undefined) return problem;
    const open = await findRedisClient(subject.folder);
    if (open === undefined) {
      const reason = `${name} is set, and the app has neither ioredis nor redis installed to connect with.`;
      return notChecked(reason);
    }
    const connection = openOrUndefined(open, address, timeoutMs);
    if (connection === undefined) return notChecked(`The app's Redis client does not take ${name}.`);
    return bounded(checkRedis(connection, address, slowMs), connection, { address, timeoutMs });
  };
}

/** A client may refuse an address that is one, or have another interface than the known one. */
function openOrUndefined(open: OpenRedis, address: string, timeoutMs: number): RedisConnection | undefined {
  try {
    return open(address, timeoutMs);
  } catch {
    return undefined;
  }
}

/** Without `tokenStore` in the code, Redis is there for something else. */
function mayShareToken({ instances }: Subject): boolean {
  if (instances.length === 0) return true;
  return instances.some(
    ({ options, otherOptions, isComplete }) =>
      !isComplete || otherOptions.includes("tokenStore") || options.tokenStore !== undefined,
  );
}

const isSharedInCode = ({ instances }: Subject) =>
  instances.some(({ otherOptions }) => otherOptions.includes("tokenStore"));

function describeMissing(name: string, isExpected: boolean): CheckResult {
  if (!isExpected) return nothing;
  return notChecked(
    `A token store is used, and ${name} is not set: name the variable that is with --redis-variable.`,
  );
}

function findAddressProblem(name: string, address: string): CheckResult | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const protocol = url?.protocol;
  // With a `/`, `#` or `?` in its password, an address ends before its host, and a part of the password stands there.
  const isCut = url !== undefined && `${url.pathname}${url.search}${url.hash}`.includes("@");
  const isReadable = url !== undefined && isDecodable(url) && /^\/?\d*$/.test(url.pathname);
  if (!isCut && isReadable && (protocol === "redis:" || protocol === "rediss:")) return undefined;
  if (protocol === "https:" || protocol === "http:")
    return notChecked(`${name} is the address of an HTTP API, and not of Redis itself.`);
  const finding = storeFinding("shared-store.url", {
    problem: `${name} is not an address of Redis.`,
    todo: `Set ${name} to redis://host:6379, or rediss:// for TLS, with the password percent-encoded.`,
  });
  return { findings: [finding], notChecked: [] };
}

/** Clients decode the user and the password, and throw for a `%` that stands for itself. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username);
    decodeURIComponent(password);
    return true;
  } catch {
    return false;
  }
}

interface Bounds {
  readonly address: string;
  readonly timeoutMs: number;
}

/** A client may wait for ever for a server that says nothing, and its connection would keep the process. */
function bounded(
  work: Promise<CheckResult>,
  connection: RedisConnection,
  { address, timeoutMs }: Bounds,
): Promise<CheckResult> {
  return raceDeadline(work, createDeadline(systemClock, timeoutMs), systemClock, () => {
    connection.close();
    return failure("no answer in time", address);
  });
}

async function checkRedis(
  connection: RedisConnection,
  address: string,
  slowMs: number,
): Promise<CheckResult> {
  try {
    await connection.connect();
    const ping = await checkPing(connection, address, slowMs);
    const problem = await findLeaseProblem(connection);
    if (problem !== undefined) return joinResults([ping, leaseFailure(problem, address)]);
    return joinResults([ping, await checkKeys(connection), await checkEviction(connection)]);
  } catch (error) {
    return failure(redisCodeOf(error), address);
  } finally {
    connection.close();
  }
}

async function checkPing({ call }: RedisConnection, address: string, slowMs: number): Promise<CheckResult> {
  const startedAtMs = performance.now();
  await call("ping");
  const tookMs = Math.ceil(performance.now() - startedAtMs);
  const text = `Redis at ${hostOf(address)} answers in ${tookMs} ms.`;
  const facts = [{ id: "shared-store.slow", text }];
  if (tookMs <= slowMs) return { findings: [], notChecked: [], facts };
  const finding = storeFinding("shared-store.slow", {
    problem: `Redis at ${hostOf(address)} took ${tookMs} ms to answer.`,
    todo: "Put Redis into the same region as the app, and run this again from where the app runs.",
  });
  return { findings: [finding], notChecked: [], facts };
}

function leaseFailure(problem: string, address: string): CheckResult {
  const finding = storeFinding("shared-store.lease", {
    problem: `The lease in Redis at ${hostOf(address)} does not work: ${problem}.`,
    todo: "Use one Redis or Valkey for the whole fleet, without a proxy or replica that answers from older data.",
  });
  return { findings: [finding], notChecked: [] };
}

const refusals = new Set(["NOAUTH", "WRONGPASS", "NOPERM"]);
const cannotWrite = new Set([
  "READONLY",
  "MOVED",
  "CROSSSLOT",
  "CLUSTERDOWN",
  "MASTERDOWN",
  "NOREPLICAS",
  "MISCONF",
]);

/** What an error of Redis or of the connection means, by its first word. */
function failure(code: string, address: string): CheckResult {
  const at = `Redis at ${hostOf(address)}`;
  if (refusals.has(code)) {
    return oneFinding("shared-store.refused", {
      problem: `${at} refused the user, the password or a command (${code}).`,
      todo: "Check the user and password in the address; the user needs get, set, mget, pttl, del and eval on ~*next-bigcommerce:*.",
    });
  }
  if (code === "OOM") {
    return oneFinding("shared-store.memory", {
      problem: `${at} is full and takes no more values (OOM).`,
      todo: "Give it more memory, or let it throw keys away (`maxmemory-policy volatile-ttl`).",
    });
  }
  if (cannotWrite.has(code)) {
    return oneFinding("shared-store.lease", {
      problem: `${at} takes no values (${code}): it is a replica, a node of a cluster, or out of order.`,
      todo: "Use the address of the primary; for a cluster, a client of a cluster.",
    });
  }
  return oneFinding("shared-store.unreachable", {
    problem: `${at} cannot be reached (${code}).`,
    todo: "Check the address, the firewall, and whether it wants TLS (rediss://).",
  });
}

function oneFinding(
  id: Parameters<typeof storeFinding>[0],
  details: Parameters<typeof storeFinding>[1],
): CheckResult {
  const none: readonly NotChecked[] = [];
  return { findings: [storeFinding(id, details)], notChecked: none };
}

/** Never the address itself, which may have a password. */
function hostOf(address: string): string {
  return new URL(address).host;
}
