import type { CartProblem } from "./cart-problem";

/** What a form of one line shows after it was sent. */
export interface CartLineState {
  readonly problem: CartProblem | null;
}
