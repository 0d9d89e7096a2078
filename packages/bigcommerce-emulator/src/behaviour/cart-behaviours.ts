import { type Behaviour, inferred, recorded } from "./behaviour.js";

/** Carts, their lines, and the way to the checkout. */
export const cartBehaviours = {
  "cart.unknown": {
    what: "A mutation of a cart that does not exist, or is another customer's.",
    text: "Not Found: Cart does not exist",
    source: recorded(),
  },
  "cart.unknown_product": {
    what: "A line with a product that the store does not have.",
    text: "Not Found: Provided product ID ({productEntityId}) does not represent a valid product",
    source: recorded(),
  },
  "cart.unknown_variant": {
    what: "A line with a variant, SKU or selection that the product does not have.",
    text: "Not Found: Provided variant does not belong to product ID ({productEntityId})",
    source: inferred(),
  },
  "cart.options_required": {
    what: "A line without the variant of a product that has options.",
    text: 'This product has options, variant ID is required: Product "{name}" has options, variant ID is required',
    source: recorded(),
  },
  "cart.quantity": {
    what: "A line with a quantity under 1.",
    text: "Missing required fields.: The request payload is missing required fields: `lineItems.*.quantity`",
    source: recorded(),
  },
  "cart.version": {
    what: "A `version` that is not the cart's.",
    text: "Request conflict: The request cannot be processed due to a possible conflict. Please review the changes and try again.",
    source: recorded(),
  },
  "cart.stock": {
    what: "More of a variant than there is. The beginning is recorded, the rest is ours.",
    text: 'Not enough stock: There is not enough stock of "{name}" for a quantity of {quantity}',
    source: recorded(),
  },
  "cart.unavailable": {
    what: "A line with a product that is not for sale.",
    text: "Product unavailable: {name} is not for sale",
    source: inferred(),
  },
  "cart.max_quantity": {
    what: "More of a product than one order may have.",
    text: "Purchase limit: {name}: at most {maximum} for each order",
    source: inferred(),
  },
  "cart.no_lines": {
    what: "`createCart` without a line.",
    text: "Missing required fields.: The request payload is missing required fields: `lineItems`",
    source: inferred(),
  },
  "cart.no_line": {
    what: "`updateCartLineItem` without a `lineItem`.",
    text: "Missing required fields.: The request payload is missing required fields: `lineItem`",
    source: inferred(),
  },
  "cart.unknown_line": {
    what: "A line that the cart does not have.",
    text: "Not Found: Line item does not exist",
    source: inferred(),
  },
  "cart.no_customer": {
    what: "`assignCartToCustomer` without a customer.",
    text: "The cart cannot be assigned to a customer: nobody is logged in.",
    source: inferred(),
  },
  "redirect.unknown_cart": {
    what: "`createCartRedirectUrls` of a cart that does not exist: `redirectUrls` is `null`, `NotFoundError` in `errors`.",
    text: "Cart does not exist",
    source: recorded("a live store, August 2026; the text is ours"),
  },
  "redirect.signs_in": {
    what: "Whom the link of `createCartRedirectUrls` signs in under an impersonation token: nobody.",
    source: inferred("impersonatedCheckout"),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
