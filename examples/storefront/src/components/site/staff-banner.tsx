import { Form } from "@/components/form/form";
import Link from "@/components/navigation/link";
import { StaffFields } from "@/forms/staff-fields";
import { getStaffSession, type StaffSession } from "@/staff/staff-session";

/** Stays in sight, with a frame around the whole window, for as long as staff see the shop as a customer. */
export async function StaffBanner() {
  const staff = await getStaffSession();
  if (staff === null || staff.viewing === null) return null;
  const { allowMutations } = staff.viewing;
  return (
    <aside
      aria-label="Staff view"
      className="staff-view bg-staff text-on-staff after:pointer-events-none after:fixed after:inset-0 after:z-40 after:border-4 after:border-staff"
    >
      <div className="page flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5 lg:flex-nowrap">
        <Whom {...staff.viewing} />
        <div className="flex shrink-0 gap-2">
          <Form action="/staff/mode" method="post">
            <StaffFields staff={staff} />
            <input type="hidden" name="changes" value={allowMutations ? "refuse" : "allow"} />
            <button type="submit" className="button button-on-staff px-4">
              {allowMutations ? "Back to read-only" : "Allow changes"}
            </button>
          </Form>
          <Form action="/staff/leave" method="post">
            <StaffFields staff={staff} />
            <button type="submit" className="button button-on-staff px-4">
              Leave
            </button>
          </Form>
          <Link href="/staff" prefetch={false} className="button button-on-staff px-4">
            Log
          </Link>
        </div>
      </div>
    </aside>
  );
}

type Viewing = NonNullable<StaffSession["viewing"]>;

const lineClass = "line-clamp-2 group-open:line-clamp-none lg:line-clamp-1 lg:group-open:line-clamp-none";

/** As much as the banner has room for; pressed, all of it. */
function Whom({ name, email, customerId, reason, allowMutations }: Viewing) {
  return (
    <details className="group min-w-0 basis-full lg:basis-auto">
      <summary className="flex cursor-pointer list-none items-end gap-2 focus-visible:outline-on-staff [&::-webkit-details-marker]:hidden">
        <span className="min-w-0">
          <span className={lineClass}>
            You see the shop as{" "}
            <strong className="font-semibold">
              <bdi>{name}</bdi>
            </strong>{" "}
            (<bdi>{email}</bdi>, customer {customerId})
          </span>
          <span className={`${lineClass} text-sm`}>
            {allowMutations ? "What you change is changed for the customer." : "Read-only."} Reason:{" "}
            <bdi>{reason}</bdi>
          </span>
        </span>
        <Chevron />
      </summary>
    </details>
  );
}

/** It points up: the banner grows upward. */
function Chevron() {
  return (
    <svg
      viewBox="0 0 20 20"
      className="ml-auto size-5 shrink-0 group-open:rotate-180 lg:ml-0"
      aria-hidden="true"
      fill="none"
    >
      <path
        d="m5 12.500 5-5 5 5"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
