import type { Emulator } from "../src/index.js";
import { valueAt } from "./execute-storefront.js";
import { queryStorefront } from "./management-calls.js";

const address = (city: string) => `{ firstName: "Rosa", lastName: "Ortiz", email: "rosa@example.com",
  address1: "12 Fern Road", city: "${city}", stateOrProvince: "Oregon", countryCode: "US", postalCode: "97205",
  shouldSaveAddress: false }`;

interface Wanted {
  readonly lines?: readonly { readonly productEntityId: number; readonly quantity: number }[];
  /** Where each line goes, by its place. Default: everything to Portland. */
  readonly cities?: readonly string[];
  /** How many units of each line go to each of these cities. Default: all of them to the line's own. */
  readonly unitsTo?: Readonly<Record<string, readonly number[]>>;
  readonly currencyCode?: string;
  /** In which the shopper sees amounts. */
  readonly displayCurrencyCode?: string;
  readonly coupons?: readonly string[];
  readonly giftCertificates?: readonly string[];
}

/** Places a guest's order over GraphQL. */
export async function placeOrder(emulator: Emulator, wanted: Wanted = {}) {
  const { lines = [{ productEntityId: 105, quantity: 3 }], cities = lines.map(() => "Portland") } = wanted;
  const mutate = mutationsOn(emulator, wanted.displayCurrencyCode);
  const items = lines.map(
    ({ productEntityId, quantity }) => `{ productEntityId: ${productEntityId}, quantity: ${quantity} }`,
  );
  const currency = wanted.currencyCode === undefined ? "" : `, currencyCode: "${wanted.currencyCode}"`;
  const cart = await mutate(
    "cart",
    "createCart",
    `lineItems: [${items.join()}]${currency}`,
    "cart { entityId lineItems { physicalItems { entityId } } }",
  );
  const cartId = String(cart("cart.entityId"));
  const fill = (field: string, input: string) =>
    mutate(
      "checkout",
      field,
      `checkoutEntityId: "${cartId}", ${input}`,
      "checkout { shippingConsignments { entityId availableShippingOptions { entityId } } }",
    );
  await fill("addCheckoutBillingAddress", `data: { address: ${address("Portland")} }`);
  const physical = listOf(cart("cart.lineItems.physicalItems"));
  const ownCities = Object.fromEntries(
    cities.map((city) => [city, lines.map(({ quantity }, index) => (cities[index] === city ? quantity : 0))]),
  );
  const consignments = Object.entries(wanted.unitsTo ?? ownCities).map(([city, quantities]) => {
    const ids = physical.flatMap((item, index) =>
      quantities[index]
        ? [`{ lineItemEntityId: "${valueAt(item, "entityId")}", quantity: ${quantities[index]} }`]
        : [],
    );
    return `{ address: ${address(city)}, lineItems: [${ids.join()}] }`;
  });
  const added = await fill(
    "addCheckoutShippingConsignments",
    `data: { consignments: [${consignments.join()}] }`,
  );
  for (const consignment of listOf(added("checkout.shippingConsignments")))
    await fill(
      "selectCheckoutShippingOption",
      `consignmentEntityId: "${valueAt(consignment, "entityId")}", data: { shippingOptionEntityId: "${valueAt(consignment, "availableShippingOptions.0.entityId")}" }`,
    );
  for (const code of wanted.coupons ?? [])
    await fill("applyCheckoutCoupon", `data: { couponCode: "${code}" }`);
  for (const code of wanted.giftCertificates ?? [])
    await fill("applyCheckoutGiftCertificate", `data: { giftCertificateCode: "${code}" }`);
  const completed = await mutate(
    "checkout",
    "completeCheckout",
    `checkoutEntityId: "${cartId}"`,
    "orderEntityId",
  );
  return { cartId, orderId: Number(completed("orderEntityId")) };
}

function mutationsOn(emulator: Emulator, displayCurrencyCode?: string) {
  const preferences =
    displayCurrencyCode === undefined
      ? ""
      : `@shopperPreferences(displayCurrencyCode: "${displayCurrencyCode}")`;
  return async (root: "cart" | "checkout", field: string, input: string, selection: string) => {
    const answer = await queryStorefront(
      emulator,
      `mutation ${preferences} { ${root} { ${field}(input: { ${input} }) { ${selection} } } }`,
    );
    if (answer.messages.length > 0) throw new Error(answer.messages.join("\n"));
    return (path: string) => answer.at(`${root}.${field}.${path}`);
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
