import { problemTexts } from "@/forms/problem";
import { knownName } from "@/lib/known-name";

/** Why something did not get into the cart, by its name in an action's state and in the address. */
export const cartProblems = {
  number: "Please enter a whole number, 1 or more.",
  stock: "We do not have that many. Please try a smaller number, or another version.",
  gone: "This product is no longer available.",
  ...problemTexts,
} as const;

export type CartProblem = keyof typeof cartProblems;

export const readCartProblem = (name: unknown): CartProblem | null => knownName(cartProblems, name);
