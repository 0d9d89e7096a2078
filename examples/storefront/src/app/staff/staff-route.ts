import "server-only";
import type { z } from "zod";
import { drawnFor } from "@/forms/customer-stamp";
import { readForm } from "@/forms/read-form";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { hasStaff } from "@/staff/staff-account";
import { getStaffSession, type StaffSession, staffStampOf } from "@/staff/staff-session";
import { keptEntry } from "./kept-entry";
import { type StaffProblem, staffHref } from "./staff-problem";

/** Guards every staff form: 404 if there is no staff, 403 for forms of other sites; undefined if the form may pass. */
export function refuseVisitor(request: Request): Response | undefined {
  if (!hasStaff()) return new Response("Not found", { status: 404 });
  return refuseForeignForm(request);
}

interface StaffForm<Fields> {
  readonly staff: StaffSession;
  readonly fields: Fields;
  readonly request: Request;
}

/** A POST handler for staff who are signed in, as `readStaff` knows them, with fields that were checked. */
export function staffRoute<Fields>(
  schema: z.ZodType<Fields>,
  invalid: StaffProblem,
  respond: (form: StaffForm<Fields>) => Promise<Response>,
  readStaff = getStaffSession,
) {
  return async (request: Request): Promise<Response> => {
    const refusal = refuseVisitor(request);
    if (refusal !== undefined) return refusal;
    const form = await readForm(request);
    if (form instanceof Response) return form;
    const staff = await readStaff();
    if (staff === null) return seeOther(staffHref("session"));
    if (!isForStaffNow(staff, form)) return refuseStale(staff, form);
    const fields = schema.safeParse(Object.fromEntries(form));
    if (!fields.success) return seeOther(staffHref(invalid));
    return respond({ staff, fields: fields.data, request });
  };
}

/** Whether a form was drawn for this member of staff, and for the view they have of the shop now. */
export const isForStaffNow = (staff: StaffSession, form: FormData): boolean =>
  drawnFor(form)?.customerStamp === staffStampOf(staff);

/** What the same member of staff typed is shown again; a colleague's is not. */
export async function refuseStale(staff: StaffSession, form: FormData): Promise<Response> {
  const entry = await keptEntry.keep(staff, form);
  return seeOther(staffHref("changed", entry?.customer));
}
