import { type CartProblem, readCartProblem } from "@/cart/cart-problem";
import type { SearchParams } from "@/lib/connection-page";

/** What the form shows after it was sent. */
export interface AddToCartState {
  readonly problem: CartProblem | null;
  /** How many were added just now. */
  readonly added: number | null;
  /** What the field held, if it is to be corrected. */
  readonly quantity: string | null;
}

/** The state that a refusal left in the address, if there was no JavaScript to keep it. */
export function refusedBefore({ problem, quantity }: SearchParams): AddToCartState {
  const name = readCartProblem(problem);
  return {
    problem: name,
    added: null,
    quantity: name !== null && typeof quantity === "string" ? quantity : null,
  };
}
