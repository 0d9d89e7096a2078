import { expect, test } from "vitest";
import { addressInput, change, newCart } from "../../../test/checkout-calls.js";
import { storefrontCaller } from "../../../test/execute-storefront.js";
import { storedCartSchema } from "../../store/cart.js";

const long = (characters: number) => "n".repeat(characters);
const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ fieldEntityId: index + 1, number: index }));
const texts = (count: number, text: string) =>
  Array.from({ length: count }, () => ({ fieldEntityId: 1, text }));

test.each([
  [{ city: long(101) }, "Invalid value: city must have at most 100 characters"],
  [{ email: long(251) }, "Invalid value: email must have at most 250 characters"],
  [
    { customFields: { texts: texts(1, long(2_001)) } },
    "Invalid value: text must have at most 2000 characters",
  ],
  [{ customFields: { numbers: numbers(201) } }, /at most 200 custom fields and values of them/],
  [
    { customFields: { checkboxes: [{ fieldEntityId: 1, fieldValueEntityIds: Array(201).fill(1) }] } },
    /at most 200/,
  ],
])("an address of a checkout with %j is refused", (changes, message) => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  const data = { address: addressInput(changes) };
  const refused = change(caller, "addCheckoutBillingAddress", { checkoutEntityId: id, data });
  expect(refused.message).toMatch(message);
});

test("of a custom field that is given twice the last value is kept", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  const customFields = { texts: [...texts(20, "first"), ...texts(1, "last")] };
  const data = { address: addressInput({ customFields }) };
  expect(change(caller, "addCheckoutBillingAddress", { checkoutEntityId: id, data }).message).toBeUndefined();
  const cart = storedCartSchema.parse(caller.context.data.carts.get(id));
  expect(cart.checkout?.billingAddress?.customFields).toEqual([{ kind: "text", entityId: 1, text: "last" }]);
});

test("the message of an order has at most 2,000 characters", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  const send = (message: string) =>
    change(caller, "updateCheckoutCustomerMessage", { checkoutEntityId: id, data: { message } }).message;
  expect([send(long(2_000)), send(long(2_001))]).toEqual([
    undefined,
    "Invalid value: message must have at most 2000 characters",
  ]);
});
