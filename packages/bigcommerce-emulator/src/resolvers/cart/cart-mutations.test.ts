import { expect, test } from "vitest";
import {
  retailId,
  type StorefrontCaller,
  storefrontCaller,
  valueAt,
  wholesaleId,
} from "../../../test/execute-storefront.js";

const cartFields = `entityId version amount { value } lineItems { totalQuantity physicalItems {
  entityId name quantity productEntityId listPrice { value } originalPrice { value } extendedSalePrice { value }
  selectedOptions { name ... on CartSelectedMultipleChoiceOption { value } } } }`;

function mutate(
  caller: StorefrontCaller,
  field: string,
  input: string,
  selection = `cart { ${cartFields} }`,
) {
  const result = caller.execute(`mutation { cart { ${field}(input: ${input}) { ${selection} } } }`);
  return {
    message: result.errors?.[0]?.message,
    cart: valueAt(result.data, `cart.${field}.cart`),
    payload: valueAt(result.data, `cart.${field}`),
  };
}

function created(caller: StorefrontCaller, lineItems = "{ productEntityId: 113, quantity: 2 }") {
  const { cart } = mutate(caller, "createCart", `{ lineItems: [${lineItems}] }`);
  return {
    id: String(valueAt(cart, "entityId")),
    lineId: String(valueAt(cart, "lineItems.physicalItems.0.entityId")),
    cart,
  };
}

test("a cart has the shopper's own prices", () => {
  expect(created(storefrontCaller()).cart).toMatchObject({
    amount: { value: 92 },
    lineItems: { totalQuantity: 2 },
  });
  expect(created(storefrontCaller({ customerId: wholesaleId })).cart).toMatchObject({
    amount: { value: 73.6 },
    lineItems: {
      physicalItems: [
        { listPrice: { value: 36.8 }, originalPrice: { value: 58 }, extendedSalePrice: { value: 73.6 } },
      ],
    },
  });
});

test("a product with options needs a choice for each of them", () => {
  const caller = storefrontCaller();
  expect(
    mutate(caller, "createCart", "{ lineItems: [{ productEntityId: 110, quantity: 1 }] }").message,
  ).toMatch(/has options/);
  const chosen =
    "{ productEntityId: 110, quantity: 1, selectedOptions: { multipleChoices: [{ optionEntityId: 1100, optionValueEntityId: 11001 }] } }";
  expect(created(caller, chosen).cart).toMatchObject({
    lineItems: { physicalItems: [{ selectedOptions: [{ name: "Colour", value: "Fern" }] }] },
  });
});

test.each([
  [
    "{ productEntityId: 9, quantity: 1 }",
    /^Not Found: Provided product ID \(9\) does not represent a valid product$/,
  ],
  ["{ productEntityId: 128, quantity: 1 }", /not for sale/],
  ["{ productEntityId: 109, quantity: 4 }", /^You can only purchase a maximum of 3 of the .* per order\.$/],
  ["{ productEntityId: 126, quantity: 10 }", /^Not enough stock: /],
  ["{ productEntityId: 126, quantity: 0 }", /^Missing required fields\.: .*`lineItems\.\*\.quantity`$/],
  ["{ productEntityId: 111, variantEntityId: 11102, quantity: 1 }", /^Not enough stock: /],
])("the line %s is refused", (line, message) => {
  const { message: refusal, payload } = mutate(storefrontCaller(), "createCart", `{ lineItems: [${line}] }`);
  expect(refusal).toMatch(message);
  expect(payload).toBeNull();
});

test("lines are added, changed and deleted, each time with a new version", () => {
  const caller = storefrontCaller();
  const { id, lineId } = created(caller);
  const added = mutate(
    caller,
    "addCartLineItems",
    `{ cartEntityId: "${id}", version: 1, data: { lineItems: [{ productEntityId: 113, quantity: 1 }, { sku: "KF-PAPFIL", quantity: 5 }] } }`,
  );
  expect(added.cart).toMatchObject({ version: 2, lineItems: { totalQuantity: 8 } });
  const updated = mutate(
    caller,
    "updateCartLineItem",
    `{ cartEntityId: "${id}", lineItemEntityId: "${lineId}", data: { lineItem: { quantity: 1 } } }`,
  );
  expect(updated.cart).toMatchObject({ version: 3, lineItems: { totalQuantity: 6 } });
  const stale = mutate(
    caller,
    "deleteCartLineItem",
    `{ cartEntityId: "${id}", lineItemEntityId: "${lineId}", version: 1 }`,
  );
  expect(stale.message).toMatch(/^Request conflict: /);
  expect(
    mutate(caller, "deleteCartLineItem", `{ cartEntityId: "${id}", lineItemEntityId: "${lineId}" }`).cart,
  ).toMatchObject({
    lineItems: { physicalItems: [{ name: "Paper Filters, 100" }] },
  });
});

test("deleting the last line deletes the cart", () => {
  const caller = storefrontCaller();
  const { id, lineId } = created(caller);
  const deletion = mutate(
    caller,
    "deleteCartLineItem",
    `{ cartEntityId: "${id}", lineItemEntityId: "${lineId}" }`,
    "deletedLineItemEntityId deletedCartEntityId cart { entityId }",
  );
  expect(deletion.payload).toEqual({ deletedLineItemEntityId: lineId, deletedCartEntityId: id, cart: null });
  expect(caller.data(`{ site { cart(entityId: "${id}") { entityId } } }`).at("site.cart")).toBeNull();
});

function readable(caller: StorefrontCaller, id: string): boolean {
  return caller.data(`{ site { cart(entityId: "${id}") { entityId } } }`).at("site.cart.entityId") === id;
}

test("an assigned cart is readable for its customer only, and for anyone once it is unassigned", () => {
  const guest = storefrontCaller();
  const retail = storefrontCaller({ ...guest.context, customerId: retailId });
  const wholesale = storefrontCaller({ ...guest.context, customerId: wholesaleId });
  const { id } = created(guest);
  expect([guest, retail, wholesale].map((caller) => readable(caller, id))).toEqual([true, true, true]);
  expect(mutate(guest, "assignCartToCustomer", `{ cartEntityId: "${id}" }`).message).toMatch(
    /nobody is logged in/,
  );
  mutate(retail, "assignCartToCustomer", `{ cartEntityId: "${id}" }`);
  expect([guest, retail, wholesale].map((caller) => readable(caller, id))).toEqual([false, true, false]);
  expect(mutate(wholesale, "deleteCart", `{ cartEntityId: "${id}" }`, "deletedCartEntityId").message).toBe(
    "Not Found: Cart does not exist",
  );
  mutate(retail, "unassignCartFromCustomer", `{ cartEntityId: "${id}" }`);
  expect(readable(guest, id)).toBe(true);
});

test("with an impersonation token the cart must be named, with a private token it need not be", () => {
  const impersonated = storefrontCaller({ customerId: retailId });
  created(impersonated);
  const session = storefrontCaller({
    ...impersonated.context,
    tokenKind: "private",
    scopes: ["Unauthenticated"],
  });
  const read = (caller: StorefrontCaller) =>
    caller.data("{ site { cart { lineItems { totalQuantity } } } }").at("site.cart");
  expect(read(impersonated)).toBeNull();
  expect(read(session)).toEqual({ lineItems: { totalQuantity: 2 } });
});

test("a guest's cart becomes the customer's at login, or joins the one they have", () => {
  const caller = storefrontCaller();
  const login = (id: string) =>
    caller
      .data(
        `mutation { login(email: "wholesale@example.com", password: "emulator", guestCartEntityId: "${id}") { cart { entityId amount { value } lineItems { totalQuantity } } } }`,
      )
      .at("login.cart");
  const first = created(caller);
  expect(login(first.id)).toEqual({
    entityId: first.id,
    amount: { value: 73.6 },
    lineItems: { totalQuantity: 2 },
  });
  const second = created(caller);
  expect(login(second.id)).toEqual({
    entityId: first.id,
    amount: { value: 147.2 },
    lineItems: { totalQuantity: 4 },
  });
  expect(caller.context.data.carts.size).toBe(1);
});

test("a login does not take over another customer's cart", () => {
  const retail = storefrontCaller({ customerId: retailId });
  const { id } = created(retail);
  const answer = retail.data(
    `mutation { login(email: "wholesale@example.com", password: "emulator", guestCartEntityId: "${id}") { cart { entityId } } }`,
  );
  expect(answer.at("login.cart")).toBeNull();
});

test("after a logout the named cart belongs to nobody", () => {
  const retail = storefrontCaller({ customerId: retailId });
  const { id } = created(retail);
  const source = (cart: string) =>
    `mutation { logout(cartEntityId: "${cart}") { cartUnassignResult { cart { entityId } errors { __typename } } } }`;
  expect(retail.data(source("nothing")).at("logout.cartUnassignResult")).toEqual({
    cart: null,
    errors: [{ __typename: "CartUnassignInaccessibleError" }],
  });
  expect(retail.data(source(id)).at("logout.cartUnassignResult")).toEqual({
    cart: { entityId: id },
    errors: [],
  });
  expect(retail.context.data.carts.get(id)?.customerId).toBeNull();
});

test("redirect URLs are new each time and carry the query given", () => {
  const caller = storefrontCaller();
  const { id } = created(caller);
  const url = () =>
    String(
      valueAt(
        mutate(
          caller,
          "createCartRedirectUrls",
          `{ cartEntityId: "${id}", queryParams: [{ key: "from", value: "a b" }] }`,
          "redirectUrls { redirectedCheckoutUrl } errors { __typename }",
        ).payload,
        "redirectUrls.redirectedCheckoutUrl",
      ),
    );
  expect(new URL(url()).searchParams.get("from")).toBe("a b");
  expect(url()).not.toBe(url());
  const unknown = mutate(
    caller,
    "createCartRedirectUrls",
    '{ cartEntityId: "nothing" }',
    "redirectUrls { redirectedCheckoutUrl } errors { __typename }",
  );
  expect(unknown.payload).toEqual({ redirectUrls: null, errors: [{ __typename: "NotFoundError" }] });
});

test("what the shop does not sell in one line it does not sell in two, nor bit by bit", () => {
  const caller = storefrontCaller();
  const two = "{ productEntityId: 109, quantity: 2 }";
  expect(mutate(caller, "createCart", `{ lineItems: [${two}, ${two}] }`).message).toMatch(/a maximum of 3/);
  const { id } = created(caller, two);
  const add = (line: string) =>
    mutate(caller, "addCartLineItems", `{ cartEntityId: "${id}", data: { lineItems: [${line}] } }`);
  expect(add(two).message).toMatch(/a maximum of 3/);
  expect(add("{ productEntityId: 126, quantity: 5 }").message).toBeUndefined();
  expect(add("{ productEntityId: 126, quantity: 5 }").message).toMatch(/^Not enough stock: /);
  expect(valueAt(add("{ productEntityId: 109, quantity: 1 }").cart, "lineItems.totalQuantity")).toBe(8);
});
