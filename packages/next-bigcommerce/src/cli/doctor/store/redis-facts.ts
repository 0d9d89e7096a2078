import type { CheckResult } from "../report/finding.js";
import { storeFinding } from "./findings.js";
import type { RedisConnection } from "./redis-client.js";

/** What the package's keys begin with, after a `keyPrefix` of the app's client. */
const ownKeys = "*next-bigcommerce:*";
const maxScans = 50;

/** How many tokens and leases of the package there are. Reads names of keys, and no values. */
export async function checkKeys({ call }: RedisConnection): Promise<CheckResult> {
  const names = new Set<string>();
  let cursor = "0";
  let scans = 0;
  try {
    do {
      const answer = readScan(await call("scan", cursor, "match", ownKeys, "count", "1000"));
      if (answer === undefined) return keysNotChecked("SCAN answered in another form than Redis");
      cursor = answer.cursor;
      for (const name of answer.names) names.add(name);
      scans += 1;
    } while (cursor !== "0" && scans < maxScans);
  } catch (error) {
    return keysNotChecked(`SCAN was refused (${redisCodeOf(error)})`);
  }
  const leases = [...names].filter((name) => name.endsWith("|lease")).length;
  const more = cursor === "0" ? "" : "at least ";
  const text = `Redis holds ${more}${names.size - leases} tokens and ${leases} leases of the package (next-bigcommerce:…).`;
  return { findings: [], notChecked: [], facts: [{ id: "shared-store", text }] };
}

const keysNotChecked = (reason: string): CheckResult => ({
  findings: [],
  notChecked: [{ id: "shared-store", reason: `The package's keys were not counted: ${reason}.` }],
});

function readScan(
  answer: unknown,
): { readonly cursor: string; readonly names: readonly string[] } | undefined {
  if (!Array.isArray(answer) || !Array.isArray(answer[1])) return undefined;
  return { cursor: String(answer[0]), names: answer[1].map(String) };
}

/** Whether Redis throws keys away to make room. Hosts often refuse INFO; then nobody can tell. */
export async function checkEviction({ call }: RedisConnection): Promise<CheckResult> {
  const id = "shared-store.eviction";
  let info: string;
  try {
    info = String(await call("info"));
  } catch (error) {
    const reason = `Redis does not say how it makes room: INFO was refused (${redisCodeOf(error)}).`;
    return { findings: [], notChecked: [{ id, reason }] };
  }
  const [policy, evicted] = [readInfo(info, "maxmemory_policy"), Number(readInfo(info, "evicted_keys"))];
  if (policy === undefined || !Number.isSafeInteger(evicted)) {
    const reason = "Redis does not say how it makes room: INFO lacks maxmemory_policy or evicted_keys.";
    return { findings: [], notChecked: [{ id, reason }] };
  }
  const facts = [{ id, text: `Redis makes room by ${policy}, and has thrown ${evicted} keys away.` }];
  if (evicted === 0) return { findings: [], notChecked: [], facts };
  const finding = storeFinding(id, {
    problem: `Redis has thrown ${evicted} keys away to make room (${policy}).`,
    todo: "Give it more memory (`maxmemory`), or the token a Redis of its own.",
  });
  return { findings: [finding], notChecked: [], facts };
}

function readInfo(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(\\S+)`, "m").exec(info)?.[1];
}

/** The word that a Redis error begins with, or Node's code. The rest may name a user or a command's arguments. */
export function redisCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return "no error";
  const code: unknown = Reflect.get(error, "code");
  const word = /^(?:ERR |Error: )?([A-Z][A-Z_]{2,})\b/.exec(error.message)?.[1];
  if (typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  return word ?? (/timed? ?out/i.test(error.message) ? "no answer in time" : "no reason given");
}
