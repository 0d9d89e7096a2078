/** The emulator's time: the machine's, moved by an offset. Every date and every rate window is read from here. */
export class EmulatorClock {
  #offsetMs = 0;

  now(): Date {
    return new Date(this.nowMs());
  }

  nowMs(): number {
    return Date.now() + this.#offsetMs;
  }

  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  get offsetSeconds(): number {
    return this.#offsetMs / 1000;
  }

  setOffsetSeconds(offsetSeconds: number): void {
    this.#offsetMs = offsetSeconds * 1000;
  }

  clear(): void {
    this.#offsetMs = 0;
  }
}
