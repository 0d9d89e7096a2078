import "server-only";
import { bigcommerce } from "@/lib/bigcommerce";
import { customerStampField, formNameField, type StaleForm, staffViewField } from "./form-state";

/** The call options of a mutation that a form asks for. */
export interface DrawnFor {
  /** For whom the form was drawn; empty for a guest. */
  readonly customerStamp: string;
}

/** For whom a form was drawn; null if it does not say, and then it must not be carried out for anybody. */
export function drawnFor(form: FormData): DrawnFor | null {
  const customerStamp = form.get(customerStampField);
  return typeof customerStamp === "string" ? { customerStamp } : null;
}

/** Whether a form was drawn for a staff view of a customer, as it says itself. */
export const isOfStaffView = (form: FormData): boolean => form.has(staffViewField);

/** Whom a form was drawn for, in a word; undefined if it does not say. */
export function kindOfForm(form: FormData): StaleForm["drawnFor"] {
  const drawn = drawnFor(form);
  if (drawn === null) return undefined;
  if (drawn.customerStamp === "") return "guest";
  return isOfStaffView(form) ? "staff" : "customer";
}

/** Whether a form is for whoever is here now, where no mutation says so. */
export async function isForNow(drawn: DrawnFor | null): Promise<boolean> {
  return drawn?.customerStamp === ((await bigcommerce.customerStamp()) ?? "");
}

/** A form is for somebody else, and no mutation was there to say so. */
export class DrawnForAnother extends Error {}

export function nameOf(form: FormData): string {
  const name = form.get(formNameField);
  return typeof name === "string" ? name : "";
}
