import { problemTexts } from "@/forms/problem";

/** Why something did not get into the cart. */
export const cartProblems = {
  number: "Please enter a whole number, 1 or more.",
  stock: "We do not have that many. Please try a smaller number, or another version.",
  gone: "This product is no longer available.",
  ...problemTexts,
} as const;

export type CartProblem = keyof typeof cartProblems;
