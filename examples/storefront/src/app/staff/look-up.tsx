import { Form } from "@/components/form/form";
import { Refusal } from "@/components/form/refusal";
import Link from "@/components/navigation/link";
import { isDemo } from "@/environment";
import { StaffFields } from "@/forms/staff-fields";
import type { StaffSession } from "@/staff/staff-session";
import type { FoundCustomer } from "./find-customer";

interface LookUpProps {
  staff: StaffSession;
  /** What was typed in a form that was refused. */
  reason: string | undefined;
  customerId: number | undefined;
  customer: FoundCustomer | null;
  problem: string | null;
}

/** First the customer by number, then the reason for entering. */
export function LookUp({ staff, reason, customerId, customer, problem }: LookUpProps) {
  return (
    <section aria-labelledby="look-up" className="grid gap-8 md:grid-cols-2 md:gap-12">
      <div className="grid content-start gap-4">
        <h2 id="look-up" className="text-xl">
          Look up a customer
        </h2>
        <Form action="/staff/find" method="post" className="flex flex-wrap items-end gap-3">
          <StaffFields staff={staff} />
          <label className="grid grow gap-1.5 font-medium">
            Customer number
            <input
              name="customer"
              inputMode="numeric"
              pattern="[0-9]{1,15}"
              required
              defaultValue={customerId}
              aria-describedby="look-up-hint"
              className="field font-normal"
            />
          </label>
          <button type="submit" className="button button-quiet">
            Look up
          </button>
        </Form>
        <p id="look-up-hint" className="text-muted text-sm">
          The number is in BigCommerce’s control panel, in the address of the customer’s page. The Storefront
          API knows customers by their number only; searching by email takes the REST API and a right this
          shop does not ask for.
        </p>
        {isDemo() ? <DemoCustomers /> : null}
      </div>
      <div className="grid content-start gap-4">
        {problem === null ? null : <Refusal id="look-up-problem">{problem}</Refusal>}
        {customer === null ? null : <Enter staff={staff} customer={customer} reason={reason} />}
      </div>
    </section>
  );
}

interface EnterProps extends Pick<LookUpProps, "staff" | "reason"> {
  customer: FoundCustomer;
}

function Enter({ staff, customer, reason }: EnterProps) {
  const { entityId, firstName, lastName, email, company, customerGroupName } = customer;
  return (
    <Form action="/staff/enter" method="post" className="card grid gap-4 p-5">
      <StaffFields staff={staff} />
      <input type="hidden" name="customer" value={entityId} />
      <div>
        <p className="font-display text-xl">
          <bdi>
            {firstName} {lastName}
          </bdi>
        </p>
        <p className="text-muted">
          {company ? (
            <>
              <bdi>{company}</bdi> ·{" "}
            </>
          ) : null}
          <bdi>{email}</bdi>
        </p>
        <p className="mt-1 text-muted text-sm">
          Customer {entityId}
          {customerGroupName ? (
            <>
              {" "}
              · <bdi>{customerGroupName}</bdi> prices
            </>
          ) : null}
        </p>
      </div>
      <label className="grid gap-1.5 font-medium">
        Reason
        <input
          name="reason"
          dir="auto"
          required
          maxLength={200}
          autoComplete="off"
          defaultValue={reason}
          aria-describedby="reason-hint"
          className="field font-normal"
        />
      </label>
      <p id="reason-hint" className="-mt-2 text-muted text-sm">
        For example a ticket number. The log shows it with everything you look at.
      </p>
      <button type="submit" className="button">
        <span>
          See the shop as <bdi>{firstName}</bdi>
        </span>
      </button>
    </Form>
  );
}

const demoCustomers = [
  { customerId: 1042, email: "wholesale@example.com" },
  { customerId: 1043, email: "retail@example.com" },
  { customerId: 1044, email: "new@example.com" },
];

function DemoCustomers() {
  return (
    <div className="text-sm">
      <h3 className="font-medium">Customers of the demo</h3>
      <ul className="mt-1">
        {demoCustomers.map(({ customerId, email }) => (
          <li key={customerId}>
            <Link
              href={`/staff?customer=${customerId}`}
              prefetch={false}
              className="link inline-flex min-h-11 items-center"
            >
              {customerId} · {email}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
