import { z } from "zod";

/** Why something did not get into the cart, by its name in an action's state and in the address. */
export const cartProblems = {
  number: "Please enter a whole number, 1 or more.",
  stock: "We do not have that many. Please try a smaller number, or another version.",
  gone: "This product is not there any more.",
  busy: "We are very busy just now, and nothing was changed. Please try again in a moment.",
  unsure: "We are not sure whether this was saved. Please look before you send it again.",
  readOnly: "You are looking at this account as staff, read-only. Nothing was changed.",
  failed: "This does not work just now. Please try again in a moment.",
} as const;

export type CartProblem = keyof typeof cartProblems;

const nameSchema = z.enum(["number", "stock", "gone", "busy", "unsure", "readOnly", "failed"]);

export function readCartProblem(name: unknown): CartProblem | null {
  return nameSchema.safeParse(name).data ?? null;
}
