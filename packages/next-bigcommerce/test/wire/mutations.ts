import type { Outcome } from "./client-process.ts";
import type { ReceivedRequest } from "./upstream.ts";

interface Witnesses {
  /** What came of the mutations, as the caller was told. */
  readonly outcomes: readonly Outcome[];
  /** What the upstream carried out. */
  readonly received: readonly ReceivedRequest[];
  /** Whether a mutation left the client at all. */
  readonly wasSent: (id: string) => boolean;
}

/** What a shop cannot mend: ids of mutations, by what went wrong with them. */
export function wrongs({ outcomes, received, wasSent }: Witnesses) {
  const times = (id: string) => received.filter((request) => request.id === id);
  const lost = outcomes.filter(({ answer }) => answer === undefined);
  return {
    lostUnsent: lost.filter(({ id }) => !wasSent(id)).map(({ id, code }) => `${id} ${code}`),
    sentTwice: outcomes.filter(({ id }) => times(id).length > 1).map(({ id }) => id),
    carriedOutAfterTimeout: lost
      .filter(({ id, code, toldAtMs }) => code === "timeout" && times(id).some(({ atMs }) => atMs > toldAtMs))
      .map(({ id }) => id),
  };
}

/** How many calls ended in which way. */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code = "answered" } of outcomes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

export const nothingWrong = { lostUnsent: [], sentTwice: [], carriedOutAfterTimeout: [] };
