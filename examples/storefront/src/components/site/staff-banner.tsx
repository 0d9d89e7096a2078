import Link from "@/components/navigation/link";
import { StaffFields } from "@/forms/staff-fields";
import { getStaffSession } from "@/staff/staff-session";

/** Stays in sight, with a frame around the whole window, for as long as staff see the shop as a customer. */
export async function StaffBanner() {
  const staff = await getStaffSession();
  if (staff === null || staff.viewing === null) return null;
  const { name, email, customerId, reason, allowMutations } = staff.viewing;
  return (
    <aside
      aria-label="Staff view"
      className="staff-view bg-staff text-on-staff after:pointer-events-none after:fixed after:inset-0 after:z-40 after:border-4 after:border-staff"
    >
      <div className="page flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5 lg:flex-nowrap">
        <div className="min-w-0">
          <p className="line-clamp-2 lg:line-clamp-1">
            You see the shop as{" "}
            <strong className="font-semibold">
              <bdi>{name}</bdi>
            </strong>{" "}
            (<bdi>{email}</bdi>, customer {customerId})
          </p>
          <p className="line-clamp-1 text-sm">
            {allowMutations ? "What you change is changed for the customer." : "Read-only."} Reason:{" "}
            <bdi>{reason}</bdi>
          </p>
        </div>
        <div className="flex shrink-0 gap-2">
          <form action="/staff/mode" method="post">
            <StaffFields staff={staff} />
            <input type="hidden" name="changes" value={allowMutations ? "refuse" : "allow"} />
            <button type="submit" className="button button-on-staff px-4">
              {allowMutations ? "Back to read-only" : "Allow changes"}
            </button>
          </form>
          <form action="/staff/leave" method="post">
            <StaffFields staff={staff} />
            <button type="submit" className="button button-on-staff px-4">
              Leave
            </button>
          </form>
          <Link href="/staff" prefetch={false} className="button button-on-staff px-4">
            Log
          </Link>
        </div>
      </div>
    </aside>
  );
}
