import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { z } from "zod";
import { Form } from "@/components/form/form";
import { isDemo } from "@/environment";
import { StaffFields } from "@/forms/staff-fields";
import { demoStaffEmail, hasStaff } from "@/staff/staff-account";
import { readStaffLog } from "@/staff/staff-log";
import { getStaffSession } from "@/staff/staff-session";
import { findCustomer } from "./find-customer";
import { keptEntry } from "./kept-entry";
import { LookUp } from "./look-up";
import { StaffLog } from "./staff-log";
import { staffProblemText } from "./staff-problem";
import { StaffSignIn } from "./staff-sign-in";

/** Its forms work without JavaScript, so the page waits for all of its content. */
export const instant = false;

export const metadata: Metadata = { title: "Staff", robots: { index: false, follow: false } };

const customerNumber = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .catch(undefined);

export default async function StaffPage({ searchParams }: PageProps<"/staff">) {
  await connection();
  if (!hasStaff()) notFound();
  const staff = await getStaffSession();
  const { customer, problem } = await searchParams;
  if (staff === null)
    return <StaffSignIn problem={staffProblemText(problem)} demoEmail={isDemo() ? demoStaffEmail : null} />;
  const customerId = customerNumber.parse(customer);
  const found =
    customerId === undefined
      ? null
      : await findCustomer("look up", customerId, {
          actor: staff.actor,
          reason: "Look-up at the staff desk",
        });
  return (
    <div className="page grid gap-12 pt-10 md:pt-14">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-title">Staff desk</h1>
          <p className="mt-1 text-muted">
            Signed in as <bdi>{staff.actor}</bdi>
          </p>
        </div>
        <Form action="/staff/sign-out" method="post">
          <StaffFields staff={staff} />
          <button type="submit" className="button button-quiet">
            Sign out of the staff desk
          </button>
        </Form>
      </div>
      <LookUp
        staff={staff}
        reason={await keptEntry.readReason(staff)}
        customerId={customerId}
        customer={typeof found === "string" ? null : found}
        problem={staffProblemText(problem) ?? staffProblemText(found)}
      />
      <StaffLog entries={readStaffLog()} />
    </div>
  );
}
