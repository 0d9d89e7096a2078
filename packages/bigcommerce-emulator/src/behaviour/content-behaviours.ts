import { type Behaviour, documented, inferred } from "./behaviour.js";
import { pages } from "./pages.js";

/** Pages, the contact form, the newsletter and reviews. */
export const contentBehaviours = {
  "route.redirect": {
    what: "`route` with `FOLLOW`: `node` is what a redirect leads to, and null for a redirect to a URL. With `IGNORE`: what is at the path itself. `redirect` is the same in both.",
    source: documented(pages.graphqlReference),
  },
  "locale.paths": {
    what: "The path of a page in a locale: the default locale has no folder, each other one its code.",
    source: documented(pages.languages),
  },
  "inventory.stock_level": {
    what: "`inventory.aggregated` is null if stock is not tracked, or if the store's settings do not show it.",
    source: documented(pages.graphqlReference),
  },
  "contact.unknown_page": {
    what: "`submitContactUs` with a page that is not a contact page: `ValidationError`.",
    text: "{pageEntityId} is not a contact page of the store.",
    source: inferred(),
  },
  "contact.invalid_email": {
    what: "`submitContactUs` with an email address that is not one: `ValidationError`.",
    text: "The email address is not valid.",
    source: inferred(),
  },
  "contact.blank_comments": {
    what: "`submitContactUs` without comments: `ValidationError`.",
    text: "comments must not be blank.",
    source: inferred(),
  },
  "newsletter.invalid_email": {
    what: "An email address that is not one: `CreateSubscriberEmailInvalidError`, `RemoveSubscriberEmailInvalidError`.",
    text: "The email address is not valid.",
    source: inferred(),
  },
  "newsletter.long_name": {
    what: "A name of more than 255 characters: `CreateSubscriberFirstNameInvalidError`, `CreateSubscriberLastNameInvalidError`.",
    text: "{field} must have at most 255 characters.",
    source: inferred(),
  },
  "newsletter.already_subscribed": {
    what: "An address that gets the newsletter: `CreateSubscriberAlreadyExistsError`.",
    text: "The email address is already subscribed.",
    source: inferred(),
  },
  "review.unknown_product": {
    what: "A review of a product that the store does not have: `ProductIdNotFoundError`.",
    text: "There is no product {productEntityId}.",
    source: inferred(),
  },
  "review.invalid_fields": {
    what: "A review with a blank text or one that is too long, a rating outside 1 to 5, or a wrong email address: `InvalidInputFieldsError`.",
    text: "These fields are not valid: {fields}.",
    source: inferred(),
  },
  "review.second": {
    what: "A second review of a product by the same customer: `CustomerAlreadyReviewedProductError`.",
    text: "The customer has already reviewed this product.",
    source: inferred(),
  },
  "review.not_authorized": {
    what: "A review while reviews are off, or by somebody who has not bought the product where that is required: `NotAuthorizedToAddProductReviewError`.",
    text: "Reviews of this product are not accepted from this shopper.",
    source: inferred(),
  },
  "search.filters": {
    what: "Facets of a search: only those that some product found has; none if product filtering is off. Free shipping, featured and in stock are null if no product has them.",
    source: documented(pages.facetedSearch),
  },
  "storefront.sitemap": {
    what: "`/xmlsitemap.php` is an index of `?type=products|categories|brands|pages|news&page=1`; an unknown type is a 404.",
    source: documented("github.com/bigcommerce/catalyst: packages/sitemap, which rewrites that index"),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
