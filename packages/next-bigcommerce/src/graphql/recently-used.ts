interface Entry<Value> {
  readonly value: Value;
  lastUse: number;
}

/**
 * Keeps a bounded number of values, and drops the one that was not used for longest. A use only counts up: to move the
 * entry of a text to the end of the map would cost six times as much as reading it.
 */
export class RecentlyUsed<Value> {
  readonly #maxSize: number;
  readonly #entries = new Map<string, Entry<Value>>();
  #uses = 0;

  constructor(maxSize: number) {
    this.#maxSize = maxSize;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#uses += 1;
    entry.lastUse = this.#uses;
    return entry.value;
  }

  set(key: string, value: Value): void {
    if (this.#entries.size >= this.#maxSize && !this.#entries.has(key)) this.#dropLeastRecent();
    this.#uses += 1;
    this.#entries.set(key, { value, lastUse: this.#uses });
  }

  #dropLeastRecent(): void {
    let dropped: string | undefined;
    let lastUse = Number.POSITIVE_INFINITY;
    for (const [key, entry] of this.#entries) {
      if (entry.lastUse < lastUse) [dropped, lastUse] = [key, entry.lastUse];
    }
    if (dropped !== undefined) this.#entries.delete(dropped);
  }
}
