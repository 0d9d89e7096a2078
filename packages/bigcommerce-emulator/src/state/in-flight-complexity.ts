/** The complexity each client IP has in flight: what BigCommerce throttles GraphQL by. */
export interface InFlightComplexity {
  /** Null when the quota would be exceeded; otherwise what is left, and how to give it back. */
  take(ip: string, complexity: number): { left: number; release: () => void } | null;
  left(ip: string): number;
  readonly quota: number;
}

export function createInFlightComplexity(quota: number): InFlightComplexity {
  const inFlight = new Map<string, number>();
  const left = (ip: string) => quota - (inFlight.get(ip) ?? 0);
  const add = (ip: string, complexity: number) => {
    const sum = (inFlight.get(ip) ?? 0) + complexity;
    if (sum <= 0) inFlight.delete(ip);
    else inFlight.set(ip, sum);
  };
  const take = (ip: string, complexity: number) => {
    if (complexity > left(ip)) return null;
    add(ip, complexity);
    return { left: left(ip), release: () => add(ip, -complexity) };
  };
  return { take, left, quota };
}
