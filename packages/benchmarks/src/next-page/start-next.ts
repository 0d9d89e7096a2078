import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { emulatorStore } from "../upstream/emulator-settings.ts";
import { upstreamUrl } from "../upstream/start-upstream.ts";
import { runNext, type Variant } from "./run-next.ts";

export interface NextServer {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const startsWithinMs = 60_000;

/** `next start` in a fresh process, once it responds. Every candidate's page finds the same upstream. */
export async function startNext(variant: Variant): Promise<NextServer> {
  const child = runNext(["start", "--hostname", "127.0.0.1", "--port", "0"], variant, {
    BIGCOMMERCE_API_URL: upstreamUrl(),
    BIGCOMMERCE_STOREFRONT_URL: upstreamUrl(),
    BIGCOMMERCE_STORE_HASH: emulatorStore.storeHash,
    BIGCOMMERCE_ACCESS_TOKEN: emulatorStore.accessToken,
    BIGCOMMERCE_CHANNEL_ID: "1",
  });
  const { pid, stdout, stderr } = child;
  if (pid === undefined) throw new Error("next start did not start.");
  let output = "";
  for (const stream of [stdout, stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const closed = once(child, "close");
  const stop = async () => {
    child.kill("SIGTERM");
    await closed;
  };
  const deadlineMs = performance.now() + startsWithinMs;
  while (child.exitCode === null && performance.now() < deadlineMs) {
    const url = /Local:\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
    if (url !== undefined && (await isAnswered(url))) return { url, pid, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`next start did not respond:\n${output}`);
}

const isAnswered = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
