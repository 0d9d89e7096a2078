import { customerStampField, formNameField } from "./form-state";

/** For whom a form was drawn; undefined if it does not say, which every mutation refuses. */
export function stampOf(form: FormData): string | undefined {
  const stamp = form.get(customerStampField);
  return typeof stamp === "string" ? stamp : undefined;
}

/** The call options of a mutation that a form asks for. */
export interface DrawnFor {
  readonly customerStamp: string | undefined;
}

export const drawnFor = (form: FormData): DrawnFor => ({ customerStamp: stampOf(form) });

export function nameOf(form: FormData): string {
  const name = form.get(formNameField);
  return typeof name === "string" ? name : "";
}
