import { BoundedMap } from "../store/bounded-map.js";
import type { EmulatorClock } from "./clock.js";

// Years of an application that mints one an hour; an application that mints for each request is told by `stats`.
const keptTokens = 100_000;

/** Which tokens the store knows. GraphQL treats a token as unknown if it is not here, or revoked. */
export class TokenLedger {
  readonly #clock: EmulatorClock;
  readonly #revocationDelayMs: number;
  readonly #revokedFromMs = new BoundedMap<string, number>(keptTokens);

  constructor(clock: EmulatorClock, revocationDelaySeconds: number) {
    this.#clock = clock;
    this.#revocationDelayMs = revocationDelaySeconds * 1000;
  }

  add(tokenId: string): void {
    this.#revokedFromMs.set(tokenId, Number.POSITIVE_INFINITY);
  }

  /** False if the token was never issued, or the ledger was cleared since. */
  revoke(tokenId: string): boolean {
    const present = this.#revokedFromMs.get(tokenId);
    if (present === undefined) return false;
    this.#revokedFromMs.set(tokenId, Math.min(present, this.#clock.nowMs() + this.#revocationDelayMs));
    return true;
  }

  isUsable(tokenId: string): boolean {
    return this.#clock.nowMs() < (this.#revokedFromMs.get(tokenId) ?? Number.NEGATIVE_INFINITY);
  }

  clear(): void {
    this.#revokedFromMs.clear();
  }
}
