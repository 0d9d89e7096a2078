import type { StoreEntry } from "@/lib/token-store";
import { countdown } from "./token-life";

/** What the processes of a fleet share: sealed, so that reading the store reveals nothing. */
export function SharedStore({ entries }: { entries: readonly StoreEntry[] }) {
  return (
    <section aria-labelledby="shared-store" className="grid gap-4">
      <h2 id="shared-store" className="font-display text-2xl">
        In the shared store
      </h2>
      {entries.length === 0 ? (
        <p className="text-muted">Nothing: no token has been shared yet, or it was revoked.</p>
      ) : (
        <ul className="grid gap-4">
          {entries.map(({ key, bytes, expiresInSeconds }) => (
            <li key={key} className="card grid gap-1 px-5 py-4">
              <code className="break-all text-sm">{key}</code>
              <span className="text-muted text-sm">
                {bytes} bytes, encrypted (A256GCM) and bound to this key; gone in{" "}
                {expiresInSeconds === null ? "its own time" : countdown(expiresInSeconds)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="max-w-prose text-muted text-sm">
        Without <code className="text-ink">REDIS_URL</code> a map in this process stands in for Redis. With it
        all servers of the shop share one token, and mint once for all.
      </p>
    </section>
  );
}
