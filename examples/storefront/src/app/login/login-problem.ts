import { knownName } from "@/lib/known-name";
import { tooManyAttempts } from "@/throttle/login-throttle";

/** Why somebody is back at the sign-in form, by its name in the address. */
const loginProblems = {
  credentials: "That email and password do not match. Please try again.",
  throttled: tooManyAttempts,
  ended: "You were signed out. Please sign in again.",
  unsent: "Your session had ended before you sent this, so nothing was saved. Please sign in again.",
  unavailable: "Signing in does not work just now. Please try again in a moment.",
} as const;

export type LoginProblem = keyof typeof loginProblems;

export function loginProblemText(name: unknown): string | null {
  const problem = knownName(loginProblems, name);
  return problem === null ? null : loginProblems[problem];
}

/** The sign-in page with the problem and the place to go afterwards. */
export function loginHref(problem: LoginProblem, next: string): string {
  return `/login?${new URLSearchParams({ problem, next })}`;
}
