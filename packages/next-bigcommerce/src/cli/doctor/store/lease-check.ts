import { randomUUID } from "node:crypto";
import { redisTokenStore } from "../../../store/redis.js";
import type { RedisConnection } from "./redis-client.js";

const lifetimeMs = 10_000;

/**
 * Goes through what a fleet does with its token, with the functions that it uses, under a key of the check's own. Returns
 * what was not as it should be; rejects with Redis's own error.
 */
export async function findLeaseProblem({ call }: RedisConnection): Promise<string | undefined> {
  const store = redisTokenStore({ call });
  // In braces, so that both keys are in one slot of a cluster.
  const key = `next-bigcommerce:{doctor|${randomUUID()}}`;
  const lease = { key: `${key}|lease`, owner: randomUUID(), lifetimeMs };
  const other = randomUUID();
  const steps: readonly (readonly [problem: string, isRight: () => Promise<boolean>])[] = [
    [
      "the first process gets no lease",
      async () => (await store.getOrLease?.(key, lease))?.hasLease === true,
    ],
    [
      "a second process gets the lease too",
      async () => (await store.acquireLease?.(lease.key, other, lifetimeMs)) === false,
    ],
    [
      "a value that was written is not there",
      async () => {
        await store.setAndRelease?.(key, "doctor", lifetimeMs, lease);
        return (await store.get(key)) === "doctor";
      },
    ],
    [
      "a lease that was given up is still held",
      async () => (await store.acquireLease?.(lease.key, other, lifetimeMs)) === true,
    ],
    [
      "a value that was removed is still there",
      async () => {
        await store.delete(key, "doctor");
        return (await store.get(key)) === undefined;
      },
    ],
  ];
  try {
    for (const [problem, isRight] of steps) if (!(await isRight())) return problem;
    return undefined;
  } finally {
    await store.releaseLease?.(lease.key, other).catch(() => {});
    await store.releaseLease?.(lease.key, lease.owner).catch(() => {});
    await store.delete(key, "doctor").catch(() => {});
  }
}
