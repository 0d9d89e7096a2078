import { createClient } from "redis";

/** Commands of the protocol itself: greetings of a connection, and this count. */
const uncounted = new Set(["hello", "client|setinfo", "client|setname", "info", "config|resetstat"]);

/** Begins to count what a Redis is asked; returns a function that tells the count. */
export async function countCommands(url: string): Promise<() => Promise<number>> {
  const client = await createClient({ url }).connect();
  await client.configResetStat();
  return async () => {
    const stats = await client.info("commandstats");
    client.destroy();
    return sumCalls(stats);
  };
}

function sumCalls(stats: string): number {
  let sum = 0;
  for (const [, command = "", calls] of stats.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm))
    if (!uncounted.has(command)) sum += Number(calls);
  return sum;
}
