import type { TokenStatus } from "next-bigcommerce";
import type { ReactNode } from "react";

/** What this process did for its token, each figure with what it means. */
export function TokenFigures({ status }: { status: TokenStatus }) {
  const { counters, clockSkewMs, backingOff, lastFailure } = status;
  return (
    <dl className="grid grid-cols-2 gap-4 md:grid-cols-3">
      <Figure label="Mints" value={counters.mints} note="times BigCommerce was asked for a token" />
      <Figure label="Hits" value={counters.hits} note="times a caller got the token from memory" />
      <Figure
        label="Refreshes"
        value={counters.refreshes}
        note="mints ahead of expiry, with nobody waiting"
      />
      <Figure label="Failures" value={counters.failures} note="mints that did not work" />
      <Figure label="Evictions" value={counters.evictions} note="tokens dropped: revoked, or rejected" />
      <Figure label="Loads" value={counters.loads} note="tokens taken from a shared store" />
      <Figure label="Retries" value={counters.retries} note="GraphQL requests that were sent again" />
      <Figure
        label="Clock"
        value={`${clockSkewMs > 0 ? "+" : ""}${(clockSkewMs / 1000).toFixed(1)} s`}
        note="BigCommerce’s clock against this machine’s"
      />
      <Figure
        label="Back-off"
        value={backingOff === undefined ? "none" : `${Math.ceil(backingOff.retryInMs / 1000)} s`}
        note={backingOff === undefined ? "a mint may be tried at any time" : `after ${backingOff.code}`}
      />
      <Figure
        label="Last error"
        value={lastFailure === undefined ? "none" : <code className="text-lg">{lastFailure.code}</code>}
        note={lastFailure === undefined ? "no mint has failed" : `at ${clockTime(lastFailure.at)} UTC`}
      />
    </dl>
  );
}

const clockTime = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString().slice(11, 19);

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div className="card px-5 py-4">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="mt-1 font-semibold text-2xl tabular-nums tracking-tight">{value}</dd>
      <dd className="mt-1 text-muted text-sm">{note}</dd>
    </div>
  );
}
