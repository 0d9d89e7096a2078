/** A map that forgets the oldest entry when there are too many. One that is set anew counts as new. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #maxSize: number;

  constructor(maxSize: number, entries: Iterable<readonly [Key, Value]> = []) {
    super();
    this.#maxSize = maxSize;
    for (const [key, value] of entries) this.set(key, value);
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    const oldest = this.keys().next();
    if (this.size > this.#maxSize && !oldest.done) this.delete(oldest.value);
    return this;
  }
}
