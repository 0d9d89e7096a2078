import "server-only";
import { type BigCommerceErrorCode, getErrorCode } from "next-bigcommerce";
import { z } from "zod";
import { type ApiError, refusalOf } from "./api-refusal";
import { DrawnForAnother } from "./customer-stamp";
import type { FormState } from "./form-state";
import { maxEmailLength, maxPasswordLength, maxTextLength, refusedWith, untouched } from "./form-state";
import { staleForm } from "./stale-form";
import { writeProblem } from "./write-problem";

/**
 * Checks a form and sends what it holds. Returns what to show if either refused, null after success.
 * `send` returns the `errors` of its mutation.
 */
export async function submitForm<Shape extends z.ZodRawShape>(
  form: FormData,
  schema: z.ZodObject<Shape>,
  send: (input: z.output<z.ZodObject<Shape>>) => Promise<readonly ApiError[]>,
): Promise<FormState | null> {
  const fields = Object.keys(schema.shape);
  const values = enteredValues(form, fields);
  const input = schema.safeParse(Object.fromEntries(fields.map((name) => [name, form.get(name) ?? ""])));
  if (!input.success) return { problem: null, fieldErrors: firstIssues(input.error), values };
  try {
    const errors = await send(input.data);
    return errors.length === 0 ? null : { ...refusalOf(errors, fields), values };
  } catch (error) {
    return failedForm(error, values);
  }
}

/**
 * What a form shows whose mutation failed as a whole.
 * @throws what is not an error of BigCommerce: a redirect, or a fault of the shop's own.
 */
export async function failedForm(
  error: unknown,
  values: FormState["values"],
  problemText = writeProblem,
): Promise<FormState> {
  if (error instanceof DrawnForAnother || getErrorCode(error) === "customer_changed")
    return { ...untouched(values), stale: await staleForm("changed") };
  const refused = refusedWith(problemText(error), values);
  return unanswered.has(getErrorCode(error)) ? { ...refused, isUnanswered: true } : refused;
}

const unanswered: ReadonlySet<string | undefined> = new Set([
  "timeout",
  "rate_limited",
  "upstream_unavailable",
  "upstream_malformed",
] satisfies BigCommerceErrorCode[]);

/** What was entered in the fields, without passwords. */
export function enteredValues(form: FormData, fields: readonly string[]): Record<string, string> {
  const shown = fields.filter((name) => !/password/i.test(name));
  return Object.fromEntries(shown.map((name) => [name, textOf(form.get(name))]));
}

const textOf = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

function firstIssues(error: z.ZodError): Record<string, string> {
  const issues = error.issues.map(({ path, message }): [string, string] => [String(path[0]), message]);
  return Object.fromEntries(issues.toReversed());
}

/** A field that may stay empty. */
export const optionalText = z.string().trim().max(maxTextLength, "Please make this shorter.");

/** A field that must not stay empty; `what` completes "Please enter …". */
export const requiredText = (what: string) => optionalText.min(1, `Please enter ${what}.`);

export const emailText = z
  .string()
  .trim()
  .max(maxEmailLength, "Please make this shorter.")
  .pipe(z.email("Please enter an email address, like name@example.com."));

/** A password, untrimmed: spaces at its ends belong to it. */
export const passwordText = (what: string) =>
  z.string().min(1, `Please enter ${what}.`).max(maxPasswordLength, "Please make this shorter.");
