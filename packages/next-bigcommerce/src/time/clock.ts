/** Time and chance, passed in so that tests control both. */
export interface Clock {
  /** Milliseconds since the Unix epoch, by this machine. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Calls `onTime` after `delayMs`, unless the returned function is called before. */
  startTimer(delayMs: number, onTime: () => void, options?: TimerOptions): () => void;
  /** Resolves after `delayMs`, or at once when `signal` aborts. Never rejects. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

interface TimerOptions {
  /** Whether a process with nothing else to do waits for it. Default: `true`. */
  readonly keepsProcess?: boolean;
}

type StartTimer = Clock["startTimer"];

/** `sleep` for a clock that has timers. */
export function createSleep(startTimer: StartTimer): Clock["sleep"] {
  return (delayMs, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        stop();
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const stop = startTimer(delayMs, done);
      signal?.addEventListener("abort", done, { once: true });
    });
}

const startTimer: StartTimer = (delayMs, onTime, { keepsProcess = true } = {}) => {
  const timer = setTimeout(onTime, delayMs);
  if (!keepsProcess) timer.unref?.();
  return () => clearTimeout(timer);
};

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  startTimer,
  sleep: createSleep(startTimer),
};
