import "server-only";
import type { z } from "zod";
import { readForm } from "@/forms/read-form";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { hasStaff } from "@/staff/staff-account";
import type { StaffSession } from "@/staff/staff-session";
import { getStaffSession } from "@/staff/staff-session";
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

/** A POST handler for staff who are signed in, with fields that were checked. */
export function staffRoute<Fields>(
  schema: z.ZodType<Fields>,
  invalid: StaffProblem,
  respond: (form: StaffForm<Fields>) => Promise<Response>,
) {
  return async (request: Request): Promise<Response> => {
    const refusal = refuseVisitor(request);
    if (refusal !== undefined) return refusal;
    const form = await readForm(request);
    if (form instanceof Response) return form;
    const staff = await getStaffSession();
    if (staff === null) return seeOther(staffHref("session"));
    const fields = schema.safeParse(Object.fromEntries(form));
    if (!fields.success) return seeOther(staffHref(invalid));
    return respond({ staff, fields: fields.data, request });
  };
}
