import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { FleetKind } from "./fleet-kind.ts";

const processFile = fileURLToPath(new URL("./fleet-process.ts", import.meta.url));
const reportSchema = z.object({ failures: z.number() });

export interface FleetOptions {
  readonly kind: FleetKind;
  readonly size: number;
  readonly redisUrl: string | undefined;
}

interface Fleet {
  /** Every process reads so often at once; returns how many reads failed. */
  read(reads: number): Promise<number>;
  close(): Promise<void>;
}

/** Real processes, all ready to read at the same moment. */
export async function startFleet({ kind, size, redisUrl }: FleetOptions): Promise<Fleet> {
  const env = {
    ...process.env,
    FLEET_KIND: kind,
    ...(redisUrl !== undefined && { FLEET_REDIS_URL: redisUrl }),
  };
  const processes = Array.from({ length: size }, () =>
    fork(processFile, { execArgv: ["--conditions=react-server"], env }),
  );
  await Promise.all(processes.map(nextMessage));
  return {
    async read(reads) {
      const reports = processes.map(nextMessage);
      for (const child of processes) child.send({ reads });
      const failures = (await Promise.all(reports)).map((report) => reportSchema.parse(report).failures);
      return failures.reduce((sum, count) => sum + count, 0);
    },
    async close() {
      const exits = processes.map((child) => once(child, "exit"));
      for (const child of processes) child.disconnect();
      await Promise.all(exits);
    },
  };
}

/** Rejects if the process ends instead. */
function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`A process of the fleet ended with ${code}.`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message);
    });
  });
}
