import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface FleetCommand {
  readonly reads: number;
  /** What the process forgets first: the token alone, or everything, as one that has just started. */
  readonly drop?: "token" | "memory";
}

export interface FleetReport {
  readonly served: number;
  readonly codes: readonly string[];
  readonly tookMs: number;
  /** For these reads. */
  readonly mints: number;
  /** Tokens it took from the shared store for these reads. */
  readonly loads: number;
  /** How often it has found the shared store working again. */
  readonly recoveries: number;
}

export interface Fleet {
  readonly processes: readonly ChildProcess[];
  /** Lets every live process read the token so often at once. */
  read(command: FleetCommand): Promise<FleetReport[]>;
  close(): Promise<void>;
}

const worker = fileURLToPath(new URL("./fleet-worker.ts", import.meta.url));

/** Real processes, each with the built package, ready to read at the same moment. */
export async function startFleet(size: number, env: Record<string, string>): Promise<Fleet> {
  const processes = Array.from({ length: size }, () =>
    fork(worker, { execArgv: ["--conditions=react-server"], env: { ...process.env, ...env } }),
  );
  await Promise.all(processes.map((child) => once(child, "message")));
  return {
    processes,
    read: (command) => Promise.all(processes.filter(isAlive).map((child) => askProcess(child, command))),
    async close() {
      const living = processes.filter(isAlive);
      for (const child of living) child.kill("SIGKILL");
      await Promise.all(living.map((child) => once(child, "exit")));
    },
  };
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

export async function askProcess(child: ChildProcess, command: FleetCommand): Promise<FleetReport> {
  const answer = once(child, "message");
  child.send(command);
  const [report] = await answer;
  return report;
}
