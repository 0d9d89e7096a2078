"use server";

import { changeCartLine, removeCartLine } from "@/cart/change-cart";
import { requestedQuantity } from "@/cart/requested-quantity";
import { submitCartForm } from "@/cart/submit-cart-form";
import { afterWrite } from "@/forms/after-write";
import { type FormState, untouched } from "@/forms/form-state";

export async function changeQuantity(_: FormState, form: FormData): Promise<FormState> {
  const quantity = requestedQuantity(form);
  const values = quantity === null ? {} : { quantity: String(quantity) };
  const refused = await submitCartForm(form, values, async (drawn) => {
    if (quantity === null) return "number";
    await changeCartLine(lineOf(form), quantity, drawn);
    return undefined;
  });
  return refused ?? showCart();
}

export async function removeLine(_: FormState, form: FormData): Promise<FormState> {
  const refused = await submitCartForm(form, {}, async (drawn) => {
    await removeCartLine(lineOf(form), drawn);
    return undefined;
  });
  return refused ?? showCart();
}

async function showCart(): Promise<FormState> {
  await afterWrite("/cart");
  return untouched();
}

function lineOf(form: FormData): string {
  const line = form.get("line");
  return typeof line === "string" ? line : "";
}
