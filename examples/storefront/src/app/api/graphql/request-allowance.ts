import "server-only";

const windowMs = 60_000;
const maxRequests = 240;
const maxAddresses = 20_000;

interface Window {
  readonly endsAtMs: number;
  requests: number;
}

/** Counts the requests of an address in this process; a shop on several servers counts at its edge instead. */
export function createRequestAllowance(now: () => number) {
  const windows = new Map<string, Window>();
  return {
    allows(address: string): boolean {
      const open = windows.get(address);
      if (open !== undefined && open.endsAtMs > now()) return ++open.requests <= maxRequests;
      if (windows.size >= maxAddresses) windows.clear();
      windows.set(address, { endsAtMs: now() + windowMs, requests: 1 });
      return true;
    },
  };
}

export const requestAllowance = createRequestAllowance(Date.now);
