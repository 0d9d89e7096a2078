import "server-only";
import { headers } from "next/headers";
import { nameOf, stampOf } from "./customer-stamp";
import type { FormState } from "./form-state";
import { keptCustomerForm } from "./kept-form";

/** A form that was refused, by its name. */
export interface FormAnswer {
  readonly form: string;
  readonly state: FormState;
}

/** Next keeps one object of headers for a request, from its action to the page that answers it. */
const answers = new WeakMap<object, FormAnswer>();

/** Whether the browser itself sent the form, without JavaScript, and so waits for a page. */
const isPlainForm = (sent: Pick<Headers, "has">) => !sent.has("next-action");

export const isSentWithoutScript = async () => isPlainForm(await headers());

/**
 * Shows a form again that was refused. With JavaScript its state is returned. Without it the page that answers this very
 * request reads it, since Next 16.4 leaves the state of an action out of the HTML of a page that is prerendered in part.
 */
export async function answerForm(form: FormData, refused: FormState): Promise<FormState> {
  const state = { ...refused, customerStamp: stampOf(form) ?? null };
  const sent = await headers();
  if (isPlainForm(sent)) answers.set(sent, { form: nameOf(form), state });
  return state;
}

/** The form that this request sent, or the one that its customer could not send before the session had ended. */
export async function readFormAnswer(stamp: string | null): Promise<FormAnswer | null> {
  return answers.get(await headers()) ?? (await keptCustomerForm.read(stamp));
}
