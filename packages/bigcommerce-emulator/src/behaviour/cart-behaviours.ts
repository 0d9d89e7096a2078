import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

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
  "cart.option_text_missing": {
    what: "A line without the text of a required text option that makes no variants. The REST Cart API has these words.",
    text: "Please enter some text for the {name} option.",
    source: inferred(),
  },
  "cart.option_missing": {
    what: "A line without a value of another required option that makes no variants; of a checkbox, the checked one.",
    text: "Please choose a value for the {name} option.",
    source: inferred(),
  },
  "cart.option_file": {
    what: "A line of a product with a required file: the schema has no input for it.",
    text: "Please choose a file for the {name} option.",
    source: inferred(),
  },
  "cart.unknown_option": {
    what: "A line with an option that the product does not have.",
    text: "Not Found: Product ID ({productEntityId}) does not have the option ({optionEntityId})",
    source: inferred(),
  },
  "cart.unknown_option_value": {
    what: "A line with a value that the option does not have.",
    text: "Not Found: Option ({optionEntityId}) of product ID ({productEntityId}) does not have the value ({valueEntityId})",
    source: inferred(),
  },
  "cart.option_kind": {
    what: "A value in the wrong list of `selectedOptions`.",
    text: "The {name} option takes no value in {list}",
    source: inferred(),
  },
  "cart.option_limit": {
    what: "A text, number or date outside the limits of its option.",
    text: "The {name} option must be {limit}",
    source: inferred(),
  },
  "cart.update_options": {
    what: "`updateCartLineItem` that names the product: an option that it does not repeat is gone, and refused if required.",
    source: documented("https://github.com/bigcommerce/catalyst/pull/594"),
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
    what: "More of a product than one order may have; `MAXIMUM_QUANTITY_EXCEEDED` in `completeCheckout`. The REST Cart API has these words.",
    text: "You can only purchase a maximum of {maximum} of the {name} per order.",
    source: inferred(),
  },
  "cart.min_quantity": {
    what: "Less of a product than one order must have; `MINIMUM_QUANTITY_NOT_MET` in `completeCheckout`. BigCommerce's own B2B portal has these words.",
    text: "You need to purchase a minimum of {minimum} of the {name} per order.",
    source: inferred(),
  },
  "cart.merged": {
    what: "Lines of a guest's cart join the customer's at a login, though both together are more than the shop sells. `completeCheckout` refuses.",
    source: inferred("mergedCart"),
  },
  "cart.discounts": {
    what: "`discounts` of a cart has an entry for each line, 0 where nothing is taken off. `discounts` of the line is empty.",
    source: recorded(),
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
  "cart.currency": {
    what: "A cart in a currency that the store lacks, or shoppers cannot pay in.",
    text: "Currency is not transactional: {currencyCode}",
    source: inferred(),
  },
  "cart.locale": {
    what: "`updateCartLocale` with a locale that the store lacks.",
    text: "The locale {locale} is not one of the store's",
    source: inferred(),
  },
  "gift_certificate.not_sold": {
    what: "A gift certificate in the cart of a store that sells none.",
    text: "Gift certificates are not enabled",
    source: inferred(),
  },
  "gift_certificate.amount": {
    what: "A gift certificate of an amount that the store does not sell.",
    text: "Invalid gift certificate amount: it must be from {minimum} to {maximum}",
    source: inferred(),
  },
  "metafield.namespace": {
    what: "`createCartMetafield` stores in the namespace `bc_storefront`.",
    source: documented(pages.cartMetafields),
  },
  "metafield.limit": {
    what: "An eleventh metafield of a cart: `LimitExceededError`. The limit is documented, the text is ours.",
    text: "A cart can have 10 metafields",
    source: inferred(),
  },
  "metafield.exists": {
    what: "A metafield with the key of another: `AlreadyExistsError`.",
    text: "A metafield with the key {key} exists",
    source: inferred(),
  },
  "metafield.unknown": {
    what: "A change of a metafield that the cart does not have: `NotFoundError`.",
    text: "Metafield does not exist",
    source: inferred(),
  },
  "metafield.length": {
    what: "A metafield whose key or value is empty or too long: `ValidationError`.",
    text: "`{field}` must have 1 to {maximum} characters",
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
