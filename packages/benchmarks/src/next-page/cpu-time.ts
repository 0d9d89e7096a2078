import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";

let ticksPerSecond: number | undefined;
function readTicksPerSecond(): number {
  ticksPerSecond ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return ticksPerSecond;
}

interface ProcessTimes {
  readonly parentPid: number;
  readonly ticks: number;
}

/** Linux: what a process and all below it have used of the CPU so far, in user and in kernel mode. */
export async function readCpuMs(pid: number): Promise<number> {
  const times = new Map<number, ProcessTimes>();
  for (const name of await readdir("/proc")) {
    const read = /^\d+$/.test(name) ? await readTimes(name) : undefined;
    if (read !== undefined) times.set(Number(name), read);
  }
  return (sumBelow(pid, times) * 1000) / readTicksPerSecond();
}

function sumBelow(pid: number, times: ReadonlyMap<number, ProcessTimes>): number {
  const children = [...times].filter(([, { parentPid }]) => parentPid === pid);
  return children.reduce((sum, [child]) => sum + sumBelow(child, times), times.get(pid)?.ticks ?? 0);
}

/** `undefined` for a process that has ended meanwhile. */
async function readTimes(pid: string): Promise<ProcessTimes | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The name, in brackets, may hold blanks and brackets; what follows its last one is a list of numbers.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields === undefined) return undefined;
  const [parentPid, userTicks, systemTicks] = [fields[1], fields[11], fields[12]].map(Number);
  return { parentPid: parentPid ?? 0, ticks: (userTicks ?? 0) + (systemTicks ?? 0) };
}
