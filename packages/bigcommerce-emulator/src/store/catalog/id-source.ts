/** Ids for entities that come without one, above the ids of those that have one. */
export class IdSource {
  #last: number;

  constructor(entities: Iterable<{ readonly entityId?: number | undefined }>) {
    this.#last = 0;
    for (const { entityId = 0 } of entities) this.#last = Math.max(this.#last, entityId);
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}
