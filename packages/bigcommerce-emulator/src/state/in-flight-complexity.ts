/** The complexity of the operations that each client IP has in flight: BigCommerce limits GraphQL by it. */
export class InFlightComplexity {
  readonly quota: number;
  readonly #inFlight = new Map<string, number>();

  constructor(quota: number) {
    this.quota = quota;
  }

  left(ip: string): number {
    return this.quota - (this.#inFlight.get(ip) ?? 0);
  }

  /** Null if this would exceed the quota; else what is left, and how to give it back. */
  take(ip: string, complexity: number): { left: number; release: () => void } | null {
    if (complexity > this.left(ip)) return null;
    this.#add(ip, complexity);
    return { left: this.left(ip), release: () => this.#add(ip, -complexity) };
  }

  #add(ip: string, complexity: number): void {
    const sum = (this.#inFlight.get(ip) ?? 0) + complexity;
    if (sum <= 0) this.#inFlight.delete(ip);
    else this.#inFlight.set(ip, sum);
  }
}
