import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

/** Login, accounts, addresses and wishlists. */
export const customerBehaviours = {
  "login.wrong_password": {
    what: "`login` with a wrong password, and a login by JWT of a customer who is gone.",
    text: "Invalid credentials",
    source: documented("github.com/bigcommerce/catalyst: what its login matches"),
  },
  "login.unknown_email": {
    what: "`login` with an email address that nobody has: `data` is `null`.",
    text: "Internal server error",
    source: recorded(),
  },
  "login.refused_jwt": {
    what: "`loginWithCustomerLoginJwt` with a JWT that is not accepted.",
    text: "{problem}",
    source: inferred(),
  },
  "login.access_token": {
    what: "Customer access tokens: 64 hex digits, `_`, the Unix time of expiry. None under an impersonation token.",
    source: documented(pages.storefrontTokens),
  },
  "login.access_token_in_browser": {
    what: "`customerAccessToken` selected in a browser's login: an error at that field.",
    text: "Customer access token was requested in the body, but it's only returned for server-to-server requests. For browser requests it's set as an httpOnly cookie instead.",
    source: documented(pages.storefrontTokens),
  },
  "login.cookies": {
    what: "A login sets `SHOP_TOKEN` (a customer access token), `SHOP_SESSION_TOKEN` and `SHOP_SESSION_ROTATION_TOKEN`, with `Secure; HttpOnly; SameSite=None`; a logout clears them. A browser's request with a storefront token is the customer's by `SHOP_TOKEN`.",
    source: recorded(
      "developers' reports: github.com/vercel/commerce/issues/123 and 299; cookies of live stores",
    ),
  },
  "login.cookies_impersonated": {
    what: "These cookies under an impersonation token: none.",
    source: inferred("impersonatedLoginCookies"),
  },
  "login.one_session": {
    what: "A login ends the customer's earlier customer access tokens.",
    source: documented(pages.storefrontTokens),
  },
  "logout.cart_inaccessible": {
    what: "`logout` with a cart that is not the customer's: `CartUnassignInaccessibleError`.",
    text: "The cart does not exist, or is not the customer's.",
    source: inferred(),
  },
  "customer.not_logged_in": {
    what: "A change of an account without a customer: `CustomerNotLoggedInError`.",
    text: "The customer is not logged in.",
    source: inferred(),
  },
  "customer.email_in_use": {
    what: "The email address of another account: `EmailAlreadyInUseError`.",
    text: "The email address is already in use.",
    source: documented(pages.customers),
  },
  "customer.blank_field": {
    what: "A required field that is blank: `ValidationError`.",
    text: "{field} must not be blank.",
    source: inferred(),
  },
  "customer.long_field": {
    what: "A text of a customer or an address that is longer than the Management API documents: `ValidationError`.",
    text: "{field} must have at most {limit} characters.",
    source: inferred(),
  },
  "customer.invalid_email": {
    what: "An email address that is not one: `ValidationError`.",
    text: "The email address is not valid.",
    source: inferred(),
  },
  "customer.short_password": {
    what: "A password that is too short: `ValidationError`.",
    text: "The password must be at least {minimum} characters long.",
    source: inferred(),
  },
  "customer.wrong_password": {
    what: "`changePassword` with a wrong current password: `CustomerPasswordError`.",
    text: "The current password is not correct.",
    source: inferred(),
  },
  "customer.invalid_reset": {
    what: "`resetPassword` with a token that is unknown, used, or another customer's: `CustomerPasswordError`.",
    text: "The link to reset the password is not valid, or was used before.",
    source: inferred(),
  },
  "address.unknown": {
    what: "An address that the customer does not have: `AddressDoesNotExistError`, `CustomerAddressDeletionError`.",
    text: "An address with the supplied ID does not exist.",
    source: documented(pages.customers),
  },
  "address.unknown_country": {
    what: "A `countryCode` that is not a country's: `ValidationError`.",
    text: '"{countryCode}" is not the two-letter code of a country.',
    source: inferred(),
  },
  "wishlist.no_customer": {
    what: "A change of a wishlist without a customer.",
    text: "A wishlist needs a customer: nobody is logged in.",
    source: inferred(),
  },
  "wishlist.blank_name": {
    what: "A wishlist without a name.",
    text: "The name of a wishlist must not be blank.",
    source: inferred(),
  },
  "wishlist.long_name": {
    what: "A wishlist with a name of more than 255 characters.",
    text: "The name of a wishlist must have at most {limit} characters.",
    source: inferred(),
  },
  "wishlist.unknown": {
    what: "A wishlist that the customer does not have.",
    text: "The customer has no wishlist {entityId}.",
    source: inferred(),
  },
  "wishlist.unknown_product": {
    what: "A product that the store does not have, in a wishlist.",
    text: "There is no product {productEntityId}.",
    source: inferred(),
  },
  "wishlist.unknown_variant": {
    what: "A variant that the product does not have, in a wishlist.",
    text: "Product {productEntityId} has no variant {variantEntityId}.",
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
