import "server-only";
import { headers } from "next/headers";
import { isBigCommerceError } from "next-bigcommerce";
import type { z } from "zod";
import { pageOfForm } from "@/lib/links";
import { getShownCustomerId } from "@/staff/shown-customer";
import { getStaffSession } from "@/staff/staff-session";
import type { ApiError } from "./api-refusal";
import { type DrawnFor, drawnFor, isOfStaffView, nameOf } from "./customer-stamp";
import { answerForm } from "./form-answer";
import { type FormState, refusedWith, type StaleForm, untouched } from "./form-state";
import { keepUntilSignIn, keptCustomerForm } from "./kept-form";
import { problemTexts } from "./problem";
import { staleForm } from "./stale-form";
import { enteredValues, submitForm } from "./submit-form";

/**
 * Checks a customer's form and sends what it holds, for nobody but the customer it was drawn for. Returns what to show if
 * it was refused, null after success. `send` passes `drawnFor` to its mutation, and returns its `errors`.
 */
export async function submitCustomerForm<Shape extends z.ZodRawShape>(
  form: FormData,
  schema: z.ZodObject<Shape>,
  send: (input: z.output<z.ZodObject<Shape>>, drawn: DrawnFor) => Promise<readonly ApiError[]>,
): Promise<FormState | null> {
  const values = enteredValues(form, Object.keys(schema.shape));
  const drawn = drawnFor(form);
  const refuse = async (because: StaleForm["because"]) =>
    answerForm(form, { ...untouched(values), stale: await staleForm(because) });
  if (drawn === null) return refuse("unstamped");
  if (isOfStaffView(form) && (await isViewLeft())) return refuse("changed");
  try {
    const refused = await submitForm(form, schema, (input) => send(input, drawn));
    if (refused !== null) return answerForm(form, refused);
  } catch (error) {
    // The session had ended: the redirect leads to the sign-in form, and from there back.
    if (!isBigCommerceError(error)) await keepForCustomer(form, drawn, values);
    throw error;
  }
  await keptCustomerForm.forget();
  return null;
}

/** For the pages of the account: no other is where the cookie of a kept form goes. */
async function keepForCustomer(form: FormData, drawn: DrawnFor, values: FormState["values"]): Promise<void> {
  const page = pageOfForm(await headers());
  if (page !== null && !page.startsWith("/account")) return;
  const state = refusedWith(problemTexts.sessionEnded, values);
  // To sign in brings no staff view back.
  const pageAfterwards = isOfStaffView(form) ? null : page;
  await keepUntilSignIn({ ...drawn, form: nameOf(form), state }, pageAfterwards);
}

/** Staff are still there, and see the shop as nobody: it is no session of a customer that has ended. */
const isViewLeft = async () => (await getStaffSession()) !== null && (await getShownCustomerId()) === null;

/** What a form shows whose action was bound to something that no page of the shop has bound it to. */
export const refuseBound = (form: FormData): Promise<FormState> =>
  answerForm(form, refusedWith(problemTexts.broken));
