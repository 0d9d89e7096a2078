import { setTimeout as sleep } from "node:timers/promises";

const answers = (url: string, signal: AbortSignal) =>
  fetch(url, { redirect: "manual", signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status < 500;
    },
    () => false,
  );

/** Resolves once `url` answers with a status below 500; throws after `timeoutMs`, or at once when `signal` aborts. */
export async function waitForHttp(url: string, signal: AbortSignal, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await answers(url, signal))) {
    signal.throwIfAborted();
    if (Date.now() > deadline) throw new Error(`${url} did not answer within ${timeoutMs / 1_000} seconds.`);
    await sleep(150);
  }
}
