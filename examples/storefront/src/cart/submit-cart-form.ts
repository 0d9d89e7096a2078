import "server-only";
import { type DrawnFor, drawnFor } from "@/forms/customer-stamp";
import { answerForm } from "@/forms/form-answer";
import { type FormState, refusedWith, untouched } from "@/forms/form-state";
import { staleForm } from "@/forms/stale-form";
import { failedForm } from "@/forms/submit-form";
import { type CartProblem, cartProblems } from "./cart-problem";
import { cartProblemOf } from "./cart-refusal";

/**
 * Changes the cart for nobody but the shopper whom the form was drawn for. Returns what to show if it was refused, null
 * after success. `change` returns what is wrong with the form before anything is sent.
 */
export async function submitCartForm(
  form: FormData,
  values: FormState["values"],
  change: (drawn: DrawnFor) => Promise<CartProblem | undefined>,
): Promise<FormState | null> {
  const drawn = drawnFor(form);
  if (drawn === null) return answerForm(form, { ...untouched(values), stale: await staleForm("unstamped") });
  try {
    const problem = await change(drawn);
    return problem === undefined ? null : answerForm(form, refusedWith(cartProblems[problem], values));
  } catch (error) {
    return answerForm(form, await failedForm(error, values, (failed) => cartProblems[cartProblemOf(failed)]));
  }
}
