import { knownName } from "@/lib/known-name";
import { tooManyAttempts } from "@/throttle/login-throttle";

/** What went wrong at the staff desk, by its name in the address. */
const staffProblems = {
  credentials: "That email and password do not match. Please try again.",
  throttled: tooManyAttempts,
  changed:
    "The page you sent this from was made for another view of the shop, or for somebody else. Nothing was changed.",
  session:
    "Your staff session has ended. If you sent a form just now, it was not carried out. Please sign in again.",
  reason: "Please enter a customer number and a reason of up to 200 characters.",
  unknown: "This store has no customer with that number.",
  unavailable: "The store does not respond just now. Please try again in a moment.",
} as const;

export type StaffProblem = keyof typeof staffProblems;

export function staffProblemText(name: unknown): string | null {
  const problem = knownName(staffProblems, name);
  return problem === null ? null : staffProblems[problem];
}

/** The staff desk with the problem, and the customer it was about. */
export const staffHref = (problem: StaffProblem, customer?: number) =>
  `/staff?${new URLSearchParams({ problem, ...(customer && { customer: String(customer) }) })}`;
