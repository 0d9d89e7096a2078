import { shop } from "@/lib/shop";
import type { StaffLogEntry } from "@/staff/staff-log";

/** The long time names its zone, which need not be that of whoever reads it. */
const timeFormat = new Intl.DateTimeFormat(shop.locale, {
  dateStyle: "short",
  timeStyle: "long",
  timeZone: shop.timeZone,
});

/**
 * What staff asked as a customer, the newest first: who, as whom, why, what, and whether it was let through; and from when
 * on they might change something.
 */
export function StaffLog({ entries }: { entries: readonly StaffLogEntry[] }) {
  return (
    <section aria-labelledby="staff-log">
      <h2 id="staff-log" className="text-xl">
        Log
      </h2>
      <p className="mt-1 mb-4 text-muted text-sm">
        Every request made as a customer since this server started, and every switch between looking only and
        changing: the newest 50 of them.
      </p>
      {entries.length === 0 ? (
        <p className="card px-5 py-8 text-center text-muted">Nobody has looked at a customer yet.</p>
      ) : (
        <ol className="card divide-y divide-line">
          {entries.map((entry) => (
            <LogRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

const looks = {
  alert: "bg-alert-wash text-alert",
  wait: "bg-wait-wash text-wait",
  calm: "bg-fern-wash text-fern-deep",
};

/** What an entry is about, in a word and at length. */
function describe(entry: StaffLogEntry) {
  if (entry.type !== "impersonation") {
    return entry.type === "changes_allowed"
      ? { label: "Switched", look: looks.wait, what: "Changes allowed" }
      : { label: "Switched", look: looks.calm, what: "Back to read-only" };
  }
  const what = <code>{entry.operationName ?? "unnamed"}</code>;
  if (entry.outcome === "refused") return { label: "Refused", look: looks.alert, what };
  return entry.operationKind === "mutation"
    ? { label: "Changed", look: looks.wait, what }
    : { label: "Read", look: looks.calm, what };
}

function LogRow({ entry }: { entry: StaffLogEntry }) {
  const { atMs, actor, customerId, reason } = entry;
  const { label, look, what } = describe(entry);
  return (
    <li className="grid gap-x-5 gap-y-1 px-5 py-3 text-sm sm:grid-cols-[6rem_1fr_auto] sm:items-baseline">
      <span className={`justify-self-start rounded-full px-3 py-0.5 font-medium ${look}`}>{label}</span>
      <span className="min-w-0">
        <span className="font-medium">{what}</span> as customer {customerId}
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
