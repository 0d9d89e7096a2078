import "server-only";
import { headers } from "next/headers";
import { drawnFor, isOfStaffView, kindOfForm, nameOf } from "./customer-stamp";
import type { FormState } from "./form-state";
import { type FormAnswer, keptCustomerForm } from "./kept-form";

/** Next has one object of headers for a request, from its action to the page that answers it. */
const answers = new WeakMap<object, FormAnswer>();

/** Whether the browser itself sent the form, and so waits for a page. */
const isWithoutScript = (sent: Pick<Headers, "has">) => !sent.has("next-action");

export const isSentWithoutScript = async () => isWithoutScript(await headers());

/**
 * Shows a form again that was refused. With JavaScript its state is returned. Without it the page that answers this very
 * request reads it, since Next 16.4 leaves the state of an action out of the HTML of a page that is prerendered in part.
 * In `next dev` it is a 500: after an action Next's cookies are out of step there, which its own invariant says.
 */
export async function answerForm(form: FormData, refused: FormState): Promise<FormState> {
  const { stale } = refused;
  const state = {
    ...refused,
    ...(stale && { stale: { ...stale, drawnFor: kindOfForm(form) } }),
    customerStamp: drawnFor(form)?.customerStamp ?? null,
    isStaffView: isOfStaffView(form),
  };
  const sent = await headers();
  if (isWithoutScript(sent)) answers.set(sent, { form: nameOf(form), state });
  return state;
}

/** The form that this request sent without JavaScript, and that was refused. */
export const readSentForm = async (): Promise<FormAnswer | undefined> => answers.get(await headers());

/** Whether this request sent a form that was not drawn for whoever is signed in now. */
export async function isAnswerToStaleForm(): Promise<boolean> {
  return (await readSentForm())?.state.stale !== undefined;
}

/** The form that this request sent; else one that could not be sent before the same customer's session had ended. */
export async function readFormAnswer(stamp: string | null): Promise<FormAnswer | null> {
  return (await readSentForm()) ?? (await keptCustomerForm.read(stamp));
}
