import type { BigCommerceErrorCode } from "next-bigcommerce";

/** What to tell a shopper whose change did not go through, wherever they made it. */
export const problemTexts = {
  busy: "We are very busy just now, and nothing was changed. Please try again in a moment.",
  unsure: "We are not sure whether this was saved. Please look before you send it again.",
  readOnly: "You are looking at this account as staff, read-only. Nothing was changed.",
  staffEnded:
    "Your staff session has ended, and nothing was changed. Please sign in at the staff desk again.",
  signedOut: "You have been signed out. Please sign in again.",
  sessionEnded:
    "You had been signed out before this was sent, and nothing was changed. Please send it again.",
  broken: "This form is broken, and nothing was changed. Please load the page again, and send it once more.",
  failed: "This does not work just now. Please try again in a moment.",
} as const;

export type Problem = keyof typeof problemTexts;

const problems: ReadonlyMap<string | null, Problem> = new Map([
  ["rate_limited", "busy"],
  ["timeout", "unsure"],
  ["upstream_malformed", "unsure"],
  ["mutation_refused", "readOnly"],
  ["impersonation_refused", "staffEnded"],
  ["customer_signed_out", "signedOut"],
] satisfies [BigCommerceErrorCode, Problem][]);

/** What the code of an error means for the shopper. */
export function problemOfCode(code: string | null): Problem {
  return problems.get(code) ?? "failed";
}
