import { z } from "zod";
import type { GiftCertificateInput } from "../../../resolvers/cart/cart-gift-certificates.js";
import type { CartLineInput } from "../../../resolvers/cart/cart-line-input.js";
import { giftCertificateThemes } from "../../../store/gift-certificate.js";
import { textLimits } from "../../../store/input/text-limits.js";
import type { StoredCart } from "../../../store/store-data.js";
import { fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { refusals } from "../protocol/refusal.js";
import { optionSelectionsSchema, selectedOptions } from "./option-selections.js";

const lineSchema = fields.object({
  quantity: fields.integer,
  product_id: fields.id,
  variant_id: fields.idOrNone.nullish(),
  list_price: fields.amount.nullish(),
  option_selections: optionSelectionsSchema.nullish(),
});

const name = fields.words.max(textLimits.giftCertificate.name, "error.maxLength");
const personSchema = fields.object({ name, email: fields.words.max(textLimits.email, "error.maxLength") });

const certificateSchema = fields.object({
  name,
  theme: z
    .string()
    .transform((theme) => theme.toUpperCase())
    .pipe(fields.choice(giftCertificateThemes)),
  amount: fields.amount,
  quantity: fields.integer,
  sender: personSchema,
  recipient: personSchema,
  message: fields.text.max(200, "error.maxLength").nullish(),
});

const version = fields.integer.nullish();

export const newItemsSchema = fields.object({
  line_items: fields.list(lineSchema).nullish(),
  gift_certificates: fields.list(certificateSchema).nullish(),
  custom_items: fields.list(z.unknown()).nullish(),
  version,
});

export const newCartSchema = newItemsSchema.extend({
  customer_id: fields.idOrNone.nullish(),
  channel_id: fields.id.nullish(),
  currency: fields.object({ code: fields.text.length(3, "error.pattern").optional() }).nullish(),
  locale: fields.textUpTo(textLimits.locale).nullish(),
});

export const cartChangesSchema = fields.object({ customer_id: fields.idOrNone, version });

export const itemChangesSchema = fields.object({
  line_item: lineSchema.partial({ product_id: true }).nullish(),
  gift_certificate: certificateSchema.nullish(),
  version,
});

type LineItem = StoredCart["lineItems"][number];
type ChangedLine = NonNullable<z.output<typeof itemChangesSchema>["line_item"]>;

/**
 * What both APIs call the same.
 *
 * @throws ManagementRefusal 422 for custom items, which carts here do not have.
 */
export function itemsInput(call: ManagementCall, input: z.output<typeof newItemsSchema>) {
  const { line_items, gift_certificates, custom_items } = input;
  if (custom_items?.length) throw refusals.v3.invalid({ custom_items: ["rest.custom_items"] });
  return {
    lineItems: (line_items ?? []).map((line) => lineInput(call, line)),
    giftCertificates: (gift_certificates ?? []).map(certificateInput),
  };
}

function lineInput({ data }: ManagementCall, line: z.output<typeof lineSchema>): CartLineInput {
  const { quantity, product_id: productEntityId, variant_id, list_price, option_selections } = line;
  return {
    quantity,
    productEntityId,
    variantEntityId: variant_id || null,
    listPrice: list_price,
    selectedOptions: selectedOptions(data.products.get(productEntityId), option_selections ?? []),
  };
}

/** A line that names its own product and variant, and no options, changes in quantity and price only. */
export function changedLineInput(call: ManagementCall, known: LineItem, input: ChangedLine): CartLineInput {
  const { quantity, list_price: listPrice, variant_id, option_selections } = input;
  const isSameProduct = (input.product_id ?? known.productEntityId) === known.productEntityId;
  const isSameVariant = !variant_id || variant_id === known.variantEntityId;
  if (isSameProduct && isSameVariant && !option_selections?.length) return { quantity, listPrice };
  return lineInput(call, { ...input, product_id: input.product_id ?? known.productEntityId });
}

export function certificateInput(input: z.output<typeof certificateSchema>): GiftCertificateInput {
  return { ...input, message: input.message ?? null };
}
