"use server";

import { z } from "zod";
import { addToCart } from "@/cart/change-cart";
import { requestedQuantity } from "@/cart/requested-quantity";
import { submitCartForm } from "@/cart/submit-cart-form";
import { entityIdSchema } from "@/entity-id";
import { afterWrite } from "@/forms/after-write";
import { type FormState, untouched } from "@/forms/form-state";
import { optionField, readChosenValues } from "./option-choices";

const productSchema = z.coerce.number().pipe(entityIdSchema);

export async function addProductToCart(_: FormState, form: FormData): Promise<FormState> {
  const product = productSchema.safeParse(form.get("product"));
  const quantity = requestedQuantity(form);
  const refused = await submitCartForm(form, enteredIn(form), async (drawn) => {
    if (!product.success) return "gone";
    if (quantity === null) return "number";
    const multipleChoices = readChosenValues(form).map(({ optionEntityId, valueEntityId }) => ({
      optionEntityId,
      optionValueEntityId: valueEntityId,
    }));
    const line = { productEntityId: product.data, quantity, selectedOptions: { multipleChoices } };
    await addToCart([line], drawn);
    return undefined;
  });
  if (refused !== null) return refused;
  await afterWrite("/cart");
  return { ...untouched(), done: String(quantity) };
}

function enteredIn(form: FormData): FormState["values"] {
  const entered = form.get("quantity");
  const chosen = readChosenValues(form).map(({ optionEntityId, valueEntityId }) => [
    optionField(optionEntityId),
    String(valueEntityId),
  ]);
  return { ...Object.fromEntries(chosen), quantity: typeof entered === "string" ? entered : "" };
}
