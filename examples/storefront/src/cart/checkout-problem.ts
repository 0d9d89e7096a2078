import { knownName } from "@/lib/known-name";

/** Why the checkout did not open, by its name in the address of the cart. */
export const checkoutProblems = {
  staff:
    "You see the shop as a customer. The checkout does not open for staff: there you would be the customer, and could buy.",
  gone: "This cart is no longer there: it may have been bought already. Nothing was ordered just now.",
  checkout: "The checkout does not open just now. Your cart is safe: please try again in a moment.",
} as const;

export type CheckoutProblem = keyof typeof checkoutProblems;

export const readCheckoutProblem = (name: unknown): CheckoutProblem | null =>
  knownName(checkoutProblems, name);
