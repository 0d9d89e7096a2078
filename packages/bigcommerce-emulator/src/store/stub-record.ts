/** Whether a field that is not carried out is answered by its type, or refused. */
export type StubMode = "answer" | "refuse";

/** What a request selected and the emulator does not carry out. */
export class StubRecord {
  readonly mode: StubMode;
  /** Coordinates such as `Site.content`, the first one first. */
  readonly #fields = new Set<string>();
  /** Coordinates of arguments that were given and that no resolver has read: `Site.search(locale:)`. */
  readonly #unreadArguments = new Set<string>();

  readonly #unread: ReadonlySet<string> | null;

  /** @param unread - the arguments that nobody reads; without them, those that nobody has read in this request. */
  constructor(mode: StubMode, unread: ReadonlySet<string> | null = null) {
    this.mode = mode;
    this.#unread = unread;
  }

  addField(coordinate: string): void {
    this.#fields.add(coordinate);
  }

  /** @returns whether it is known that nobody reads it. */
  argumentGiven(coordinate: string): boolean {
    const isUnread = this.#unread?.has(coordinate) ?? true;
    if (isUnread) this.#unreadArguments.add(coordinate);
    return isUnread && this.#unread !== null;
  }

  /** A field of an input type that is given and that nobody reads: `CreateCartInput.locale`. */
  inputFieldGiven(coordinate: string): void {
    this.#unreadArguments.add(coordinate);
  }

  argumentRead(coordinate: string): void {
    this.#unreadArguments.delete(coordinate);
  }

  /** Once the operation is executed. */
  coordinates(): string[] {
    return [...this.#fields, ...this.#unreadArguments];
  }
}
