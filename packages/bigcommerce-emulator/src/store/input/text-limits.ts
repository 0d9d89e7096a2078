/**
 * The longest texts that a store keeps, in characters. Of customers and their addresses, and of the names of products
 * and categories, as BigCommerce documents them for the Management API. What is not documented is inferred: as long as shoppers need, so that ten thousand of them
 * with the longest texts still fit in memory.
 */
export const textLimits = {
  productName: 250,
  categoryName: 50,
  brandName: 250,
  customer: { firstName: 100, lastName: 100, company: 255, phone: 50 },
  email: 250,
  password: 255,
  taxExemptCategory: 255,
  /** The value of a customer attribute. */
  attribute: 255,
  /** Of the staff, about a customer. */
  notes: 65_535,
  address: {
    firstName: 255,
    lastName: 255,
    company: 255,
    address1: 255,
    address2: 255,
    city: 100,
    stateOrProvince: 100,
    stateOrProvinceCode: 100,
    postalCode: 30,
    phone: 50,
    email: 250,
  },
  /** Of a form field without a limit of its own. */
  formField: { name: 255, text: 255, multilineText: 2_000 },
  /** What a shopper enters for an option of a product that has no limit of its own. */
  optionText: 2_000,
  wishlistName: 255,
  subscriberName: 255,
  review: { author: 255, title: 255, text: 20_000 },
  giftCertificate: { name: 255, message: 2_000 },
  /** As in `Accept-Language`. */
  locale: 35,
  /** Of the page that the link of a reset mail opens. */
  resetPath: 2_000,
  /** What a shopper writes at the checkout. */
  orderMessage: 2_000,
  /** What an order is told over the Management API. */
  order: {
    lineName: 250,
    sku: 255,
    country: 100,
    /** A payment method, a carrier, a reference to another system. */
    label: 255,
  },
} as const;

/** The fields of an input whose text is longer than it may be. */
export function longTexts(
  limits: Readonly<Record<string, number>>,
  input: object,
): { readonly field: string; readonly limit: number }[] {
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(input));
  return Object.entries(limits).flatMap(([field, limit]) => {
    const text = given.get(field);
    return typeof text === "string" && text.length > limit ? [{ field, limit }] : [];
  });
}
