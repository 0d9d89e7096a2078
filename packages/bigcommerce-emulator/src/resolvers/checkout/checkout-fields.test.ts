import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { expect, test } from "vitest";
import { addressInput, change, fillIn, newCart } from "../../../test/checkout-calls.js";
import { retailId, storefrontCaller } from "../../../test/execute-storefront.js";
import { createStorefrontSchema } from "../storefront-schema.js";

const schema = createStorefrontSchema();

/** Types that others carry out, with what is selected of them. */
const elsewhere: Readonly<Record<string, string>> = {
  Order: "{ entityId }",
  OrderWithPayments: "{ entityId }",
  Product: "{ entityId }",
  Image: "{ altText }",
};

/** Selects every field of a type and of all that it reaches. */
function everything(type: GraphQLNamedType, path: readonly string[] = []): string {
  if (path.includes(type.name)) return "{ __typename }";
  const known = elsewhere[type.name];
  if (known !== undefined) return known;
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((member) => `... on ${member.name} ${everything(member, path)}`);
    return `{ __typename ${parts.join(" ")} }`;
  }
  return isObjectType(type) ? fieldsOf(type, [...path, type.name]) : "";
}

function fieldsOf(type: GraphQLObjectType, path: readonly string[]): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const args = field.args.some(isRequiredArgument) ? '(namespace: "bc_storefront")' : "";
    return `${type.name}_${field.name}: ${field.name}${args} ${everything(getNamedType(field.type), path)}`;
  });
  return `{ ${fields.join(" ")} }`;
}

function selectionOf(name: string): string {
  const type = schema.getType(name);
  if (type === undefined) throw new Error(`The schema has no type ${name}.`);
  return everything(type);
}

const gift = {
  name: "Gift",
  theme: "GIRL",
  amount: 20,
  quantity: 1,
  sender: { name: "Mo", email: "mo@example.com" },
  recipient: { name: "Rosa", email: "rosa@example.com" },
};

const customFields = {
  checkboxes: [{ fieldEntityId: 1, fieldValueEntityIds: [1] }],
  multipleChoices: [{ fieldEntityId: 2, fieldValueEntityId: 1 }],
  numbers: [{ fieldEntityId: 3, number: 1.5 }],
  dates: [{ fieldEntityId: 4, date: "2026-12-24T00:00:00Z" }],
  texts: [{ fieldEntityId: 5, text: "a" }],
  passwords: [{ fieldEntityId: 6, password: "b" }],
};

// A caller refuses every stub: one field that nobody carries out fails the test.
test("every field of a checkout, its cart and its gift certificates is carried out", () => {
  const caller = storefrontCaller({ customerId: retailId });
  const cart = newCart(caller, [{ productEntityId: 113, quantity: 1 }], { giftCertificates: [gift] });
  fillIn(caller, cart, { address: addressInput({ customFields }) });
  const checkoutEntityId = cart.id;
  for (const couponCode of ["SLOWSUNDAY", "FREESHIP"])
    change(caller, "applyCheckoutCoupon", { checkoutEntityId, data: { couponCode } });
  const data = { giftCertificateCode: "GIFT-25" };
  change(caller, "applyCheckoutGiftCertificate", { checkoutEntityId, data });
  const sources = [
    `{ site { checkout(entityId: "${cart.id}") ${selectionOf("Checkout")} } }`,
    `{ site { giftCertificate(code: "GIFT-25") ${selectionOf("GiftCertificate")} } }`,
    `{ site { settings { giftCertificates ${selectionOf("GiftCertificateSettings")} checkout ${selectionOf("CheckoutSettings")} } } }`,
  ];
  expect(sources.flatMap((source) => caller.execute(source).errors ?? [])).toEqual([]);
});
