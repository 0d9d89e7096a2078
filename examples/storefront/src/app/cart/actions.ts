"use server";

import type { CartProblem } from "@/cart/cart-problem";
import { cartProblemOf } from "@/cart/cart-refusal";
import { changeCartLine, removeCartLine } from "@/cart/change-cart";
import { requestedQuantity } from "@/cart/requested-quantity";
import { afterRefusal, afterWrite } from "@/forms/after-write";

/** What a form of one line shows after it was sent. */
export interface CartLineState {
  readonly problem: CartProblem | null;
}

export async function changeQuantity(_: CartLineState, form: FormData): Promise<CartLineState> {
  const quantity = requestedQuantity(form);
  if (quantity === null) return refused(form, "number");
  return writeLine(form, (line) => changeCartLine(line, quantity));
}

export async function removeLine(_: CartLineState, form: FormData): Promise<CartLineState> {
  return writeLine(form, removeCartLine);
}

async function writeLine(form: FormData, write: (line: string) => Promise<void>): Promise<CartLineState> {
  try {
    await write(lineOf(form));
  } catch (error) {
    return refused(form, cartProblemOf(error));
  }
  afterWrite(form, "/cart");
  return { problem: null };
}

function refused(form: FormData, problem: CartProblem): CartLineState {
  afterRefusal(form, { problem, line: lineOf(form) });
  return { problem };
}

function lineOf(form: FormData): string {
  const line = form.get("line");
  return typeof line === "string" ? line : "";
}
