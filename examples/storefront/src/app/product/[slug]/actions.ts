"use server";

import { z } from "zod";
import type { CartProblem } from "@/cart/cart-problem";
import { cartProblemOf } from "@/cart/cart-refusal";
import { addToCart } from "@/cart/change-cart";
import { requestedQuantity } from "@/cart/requested-quantity";
import { entityIdSchema } from "@/entity-id";
import { afterRefusal, afterWrite } from "@/forms/after-write";
import type { AddToCartState } from "./add-to-cart-state";
import { optionField, readChosenValues } from "./option-choices";

const productSchema = z.coerce.number().pipe(entityIdSchema);

export async function addProductToCart(_: AddToCartState, form: FormData): Promise<AddToCartState> {
  const product = productSchema.safeParse(form.get("product"));
  const quantity = requestedQuantity(form);
  if (!product.success) return refused("gone", form);
  if (quantity === null) return refused("number", form);
  const multipleChoices = readChosenValues(form).map(({ optionEntityId, valueEntityId }) => ({
    optionEntityId,
    optionValueEntityId: valueEntityId,
  }));
  try {
    await addToCart([{ productEntityId: product.data, quantity, selectedOptions: { multipleChoices } }]);
  } catch (error) {
    return refused(cartProblemOf(error), form);
  }
  afterWrite(form, "/cart");
  return { problem: null, added: quantity, quantity: null };
}

function refused(problem: CartProblem, form: FormData): AddToCartState {
  const entered = form.get("quantity");
  const quantity = typeof entered === "string" ? entered : "";
  const chosen = readChosenValues(form).map(({ optionEntityId, valueEntityId }) => [
    optionField(optionEntityId),
    String(valueEntityId),
  ]);
  afterRefusal(form, { ...Object.fromEntries(chosen), quantity, problem });
  return { problem, added: null, quantity };
}
