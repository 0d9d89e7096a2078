import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { EmulatorOptions } from "bigcommerce-emulator";
import { z } from "zod";
import type { SetUp } from "../benchmark.ts";
import { emulatorUrl } from "./emulator-settings.ts";

const processFile = fileURLToPath(new URL("./emulator-process.ts", import.meta.url));
const readySchema = z.object({ url: z.string() });

const unlimited = { requests: 1_000_000, windowMs: 30_000 };

/** In a process of its own; by default with a quota that no benchmark reaches. */
export async function startEmulator({
  restQuota = unlimited,
  channels,
}: Pick<EmulatorOptions, "restQuota" | "channels"> = {}): Promise<SetUp> {
  const child = fork(processFile, [JSON.stringify({ restQuota, channels })], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  const { url } = readySchema.parse(message);
  return {
    env: { EMULATOR_URL: url },
    async close() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

const statsSchema = z.object({ tokens: z.object({ impersonation: z.number() }) });

/** How many tokens the emulator has minted since its last reset. */
export async function countMints(): Promise<number> {
  const response = await fetch(`${emulatorUrl()}/__emulator/stats`);
  return statsSchema.parse(await response.json()).tokens.impersonation;
}

export async function resetEmulator(faults: readonly object[] = []): Promise<void> {
  await fetch(`${emulatorUrl()}/__emulator/reset`, { method: "POST" });
  await fetch(`${emulatorUrl()}/__emulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(faults),
  });
}
