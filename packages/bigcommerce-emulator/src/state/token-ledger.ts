import { BoundedMap } from "../store/bounded-map.js";
import type { EmulatorClock } from "./clock.js";

// Years of an application that mints one an hour; an application that mints for each request is told by `stats`.
const keptTokens = 100_000;

/** Which tokens the store knows. GraphQL treats a token as unknown if it is not here, or revoked. */
export class TokenLedger {
  readonly #clock: EmulatorClock;
  readonly #revocationDelayMs: number;
  readonly #minted = new BoundedMap<string, number>(keptTokens);
  /** Those that must not go for the sake of newer ones. */
  readonly #standing = new Map<string, number>();

  constructor(clock: EmulatorClock, revocationDelaySeconds: number) {
    this.#clock = clock;
    this.#revocationDelayMs = revocationDelaySeconds * 1000;
  }

  add(tokenId: string): void {
    this.#minted.set(tokenId, Number.POSITIVE_INFINITY);
  }

  addStanding(tokenId: string): void {
    this.#standing.set(tokenId, Number.POSITIVE_INFINITY);
  }

  /** False if the token was never issued, or the ledger was cleared since. */
  revoke(tokenId: string): boolean {
    const tokens = this.#standing.has(tokenId) ? this.#standing : this.#minted;
    const present = tokens.get(tokenId);
    if (present === undefined) return false;
    tokens.set(tokenId, Math.min(present, this.#clock.nowMs() + this.#revocationDelayMs));
    return true;
  }

  isUsable(tokenId: string): boolean {
    const revokedFromMs = this.#standing.get(tokenId) ?? this.#minted.get(tokenId);
    return this.#clock.nowMs() < (revokedFromMs ?? Number.NEGATIVE_INFINITY);
  }

  clear(): void {
    this.#minted.clear();
    this.#standing.clear();
  }
}
