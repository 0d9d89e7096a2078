/** A map that forgets its oldest entry when there are too many. An entry that is set anew keeps its place. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #maxSize: number;

  constructor(maxSize: number, entries: Iterable<readonly [Key, Value]> = []) {
    super();
    this.#maxSize = maxSize;
    for (const [key, value] of entries) this.set(key, value);
  }

  override set(key: Key, value: Value): this {
    super.set(key, value);
    const oldest = this.keys().next();
    if (this.size > this.#maxSize && !oldest.done) this.delete(oldest.value);
    return this;
  }
}
