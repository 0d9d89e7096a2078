import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { SetUp } from "./benchmark.ts";
import { readEnv } from "./emulator-settings.ts";

const processFile = fileURLToPath(new URL("./upstream-process.ts", import.meta.url));
const readySchema = z.object({ url: z.string() });

export interface UpstreamOptions {
  /** Of each GraphQL answer. */
  readonly bytes: number;
}

/** A server that costs next to nothing, in a process of its own. Measured processes find it by `upstreamUrl()`. */
export async function startUpstream({ bytes }: UpstreamOptions): Promise<SetUp> {
  const child = fork(processFile, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, UPSTREAM_BYTES: String(bytes) },
  });
  const [message] = await once(child, "message");
  const { url } = readySchema.parse(message);
  return {
    env: { UPSTREAM_URL: url },
    async close() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

export const upstreamUrl = () => readEnv("UPSTREAM_URL");
