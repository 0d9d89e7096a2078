import { behaviourText } from "../../behaviour/ledger.js";
import { checkoutOf, type StoredCart } from "../../store/cart.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { exchangeRate } from "../common/money.js";
import { refusal } from "../common/refusal.js";
import { cartNode } from "./cart.js";
import { accessibleCart, currentCart, touch } from "./cart-access.js";

interface CurrencyInput {
  readonly cartEntityId: string;
  readonly data: { readonly currencyCode: string };
}

/** Products are priced anew, and prices of a line's own converted. Gift certificates that pay are taken off: they are of the other currency. */
export function updateCartCurrency(context: StorefrontContext, input: CurrencyInput) {
  const cart = currentCart(context, input);
  const code = transactionalCurrency(context, input.data.currencyCode);
  if (code !== cart.currencyCode) changeCurrency(context, cart, code);
  return { cart: cartNode(context, cart) };
}

function changeCurrency(context: StorefrontContext, cart: StoredCart, code: string): void {
  const rate = exchangeRate(context.data, code) / exchangeRate(context.data, cart.currencyCode);
  const certificates = (cart.giftCertificates ?? []).map((certificate) => ({
    ...certificate,
    amount: roundToCents(certificate.amount * rate),
  }));
  cart.currencyCode = code;
  cart.lineItems = cart.lineItems.map((line) =>
    line.listPrice === undefined ? line : { ...line, listPrice: roundToCents(line.listPrice * rate) },
  );
  cart.giftCertificates = certificates;
  cart.checkout = { ...checkoutOf(cart), giftCertificateEntityIds: [] };
  touch(context, cart);
}

/** @throws GraphQLError if shoppers cannot pay in the currency. */
export function transactionalCurrency(context: StorefrontContext, currencyCode: string): string {
  const currency = context.data.settings.currencies.find(({ code }) => code === currencyCode);
  if (currency === undefined || !currency.isTransactional)
    throw refusal(context, "cart.currency", { currencyCode });
  return currency.code;
}

interface LocaleInput {
  readonly cartEntityId: string;
  readonly data: { readonly locale: string };
}

export function updateCartLocale(context: StorefrontContext, input: LocaleInput) {
  const { locale } = input.data;
  const cart = accessibleCart(context, input.cartEntityId);
  const refused = (typeName: string, message: string) => ({
    cart: null,
    errors: [{ __typename: typeName, message }],
  });
  if (cart === undefined) return refused("NotFoundError", behaviourText(context.inferred, "cart.unknown"));
  if (!context.data.settings.locales.includes(locale))
    return refused("LocaleInvalidError", behaviourText(context.inferred, "cart.locale", { locale }));
  cart.locale = locale;
  touch(context, cart);
  return { cart: cartNode(context, cart), errors: [] };
}
