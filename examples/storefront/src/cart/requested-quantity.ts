import { z } from "zod";

export const maxLineQuantity = 9999;

const wholeNumber = z.coerce.number().int();
const requestSchema = z.object({
  quantity: wholeNumber,
  /** Of the buttons beside the field: one more, one less. */
  step: wholeNumber.min(-1).max(1).catch(0),
});

/** The quantity a form of the cart asks for; null for none that a cart can hold. */
export function requestedQuantity(form: FormData): number | null {
  const text = form.get("quantity");
  const request = requestSchema.safeParse({
    quantity: text === "" ? undefined : text,
    step: form.get("step") ?? 0,
  });
  if (!request.success) return null;
  const quantity = request.data.quantity + request.data.step;
  return quantity >= 1 && quantity <= maxLineQuantity ? quantity : null;
}
