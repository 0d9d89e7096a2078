/** The emulator's time: the machine's, moved by an offset. Every date and every window is read from here. */
export interface EmulatorClock {
  now(): Date;
  nowMs(): number;
  nowSeconds(): number;
  setOffsetSeconds(offsetSeconds: number): void;
  clear(): void;
}

export function createEmulatorClock(machineNowMs: () => number = Date.now): EmulatorClock {
  let offsetMs = 0;
  const nowMs = () => machineNowMs() + offsetMs;
  return {
    nowMs,
    now: () => new Date(nowMs()),
    nowSeconds: () => Math.floor(nowMs() / 1000),
    setOffsetSeconds: (offsetSeconds) => {
      offsetMs = offsetSeconds * 1000;
    },
    clear: () => {
      offsetMs = 0;
    },
  };
}
