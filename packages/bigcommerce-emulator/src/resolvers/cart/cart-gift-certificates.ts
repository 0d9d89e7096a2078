import { randomUUID } from "node:crypto";
import type { StoredCartGiftCertificate } from "../../store/cart.js";
import { textLimits } from "../../store/input/text-limits.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { refuseLongTexts } from "../common/long-texts.js";
import { amountIn } from "../common/money.js";
import { refusal } from "../common/refusal.js";

interface Person {
  readonly name: string;
  readonly email: string;
}

export interface GiftCertificateInput {
  readonly name: string;
  readonly theme: StoredCartGiftCertificate["theme"];
  readonly amount: number;
  readonly quantity: number;
  readonly sender: Person;
  readonly recipient: Person;
  readonly message?: string | null;
}

const limits = textLimits.giftCertificate;
const mostOfOneKind = 100;

/**
 * The lines of a cart that an input stands for: one for each gift certificate.
 *
 * @throws GraphQLError if the store sells no gift certificates, or none of this amount or quantity.
 */
export function giftCertificateLines(
  context: StorefrontContext,
  currencyCode: string,
  input: GiftCertificateInput,
): StoredCartGiftCertificate[] {
  requireSold(context, currencyCode, input.amount);
  for (const person of [input.sender, input.recipient])
    refuseLongTexts(context, { name: limits.name, email: textLimits.email }, person);
  refuseLongTexts(context, limits, input);
  if (input.quantity < 1 || input.quantity > mostOfOneKind) throw refusal(context, "cart.quantity");
  return Array.from({ length: input.quantity }, () => ({
    entityId: randomUUID(),
    name: input.name,
    theme: input.theme,
    amount: roundToCents(input.amount),
    sender: { ...input.sender },
    recipient: { ...input.recipient },
    message: input.message ?? null,
  }));
}

function requireSold(context: StorefrontContext, currencyCode: string, amount: number): void {
  const { isEnabled, minimumAmount, maximumAmount } = context.data.settings.giftCertificates;
  if (!isEnabled) throw refusal(context, "gift_certificate.not_sold");
  const minimum = amountIn(context.data, minimumAmount, currencyCode);
  const maximum = amountIn(context.data, maximumAmount, currencyCode);
  if (amount < minimum || amount > maximum)
    throw refusal(context, "gift_certificate.amount", { minimum, maximum });
}
