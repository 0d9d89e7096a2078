import { shop } from "@/lib/shop";
import type { StaffLogEntry } from "@/staff/staff-log";

const timeFormat = new Intl.DateTimeFormat(shop.locale, {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: shop.timeZone,
});

/** What staff asked as a customer, the newest first: who, as whom, why, what, and whether it was let through. */
export function StaffLog({ entries }: { entries: readonly StaffLogEntry[] }) {
  return (
    <section aria-labelledby="staff-log">
      <h2 id="staff-log" className="text-xl">
        Log
      </h2>
      <p className="mt-1 mb-4 text-muted text-sm">
        Every request made as a customer since this server started, the newest 50 of them.
      </p>
      {entries.length === 0 ? (
        <p className="card px-5 py-8 text-center text-muted">Nobody has looked at a customer yet.</p>
      ) : (
        <ol className="card divide-y divide-line">
          {entries.map((entry) => (
            <LogRow key={entry.correlationId} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

const badges = {
  refused: { label: "Refused", look: "bg-alert-wash text-alert" },
  mutation: { label: "Changed", look: "bg-wait-wash text-wait" },
  query: { label: "Read", look: "bg-fern-wash text-fern-deep" },
};

function LogRow({ entry }: { entry: StaffLogEntry }) {
  const { atMs, actor, customerId, reason, operationName, operationKind, outcome } = entry;
  const { label, look } = badges[outcome === "refused" ? outcome : operationKind];
  return (
    <li className="grid gap-x-5 gap-y-1 px-5 py-3 text-sm sm:grid-cols-[6rem_1fr_auto] sm:items-baseline">
      <span className={`justify-self-start rounded-full px-3 py-0.5 font-medium ${look}`}>{label}</span>
      <span className="min-w-0">
        <code className="font-medium">{operationName ?? "unnamed"}</code> as customer {customerId}
        <span className="block text-muted">
          <bdi>{actor}</bdi> · <bdi>{reason}</bdi>
        </span>
      </span>
      <time dateTime={new Date(atMs).toISOString()} className="text-muted tabular-nums">
        {timeFormat.format(atMs)}
      </time>
    </li>
  );
}
