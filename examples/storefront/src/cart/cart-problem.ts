import { z } from "zod";
import { problemTexts } from "@/forms/form-state";

/** Why something did not get into the cart, by its name in an action's state and in the address. */
export const cartProblems = {
  number: "Please enter a whole number, 1 or more.",
  stock: "We do not have that many. Please try a smaller number, or another version.",
  gone: "This product is not there any more.",
  ...problemTexts,
} as const;

export type CartProblem = keyof typeof cartProblems;

const nameSchema = z.enum(["number", "stock", "gone", "busy", "unsure", "readOnly", "failed"]);

export function readCartProblem(name: unknown): CartProblem | null {
  return nameSchema.safeParse(name).data ?? null;
}
