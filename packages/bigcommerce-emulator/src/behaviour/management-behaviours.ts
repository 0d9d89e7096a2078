import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

const reported = recorded("answers that developers reported");

/** The Management API: what it refuses, in which words. */
export const managementBehaviours = {
  "rest.not_found": {
    what: "A resource of v3 that does not exist (404).",
    text: "Not found",
    source: reported,
  },
  "rest.v2_not_found": {
    what: "A resource of v2 that does not exist (404).",
    text: "The requested resource was not found.",
    source: documented(pages.orders),
  },
  "rest.method": {
    what: "A method that the resource does not have (405), with `Allow`. The text is ours.",
    text: "Method not allowed",
    source: inferred(),
  },
  "rest.invalid_body": {
    what: "A body of v3 that is not JSON, or lacks something (422). `errors` has a code for each field.",
    text: "JSON data is missing or invalid",
    source: documented(pages.webhooks),
  },
  "rest.v2_required": {
    what: "A body of v2 without a required field (400, in a list).",
    text: "The required field '{field}' was not supplied.",
    source: recorded("a public test suite of v2"),
  },
  "rest.v2_invalid": {
    what: "A body of v2 with a field of the wrong kind (400, in a list), and a name or code in use (409).",
    text: "The field '{field}' is invalid.",
    source: recorded("a public test suite of v2"),
  },
  "rest.number_limits": {
    what: "A whole number of more than 32 bits, or an amount above 9,999,999,999: 422 in v3, 400 in v2.",
    source: inferred(),
  },
  "rest.v2_not_json": {
    what: "A body of v2 that is not JSON (400).",
    text: "Input is invalid.",
    source: inferred(),
  },
  "rest.unknown_filter": {
    what: "A filter that a list of v3 does not have (422).",
    text: "The filter(s): {filters} are not valid filter parameter(s).",
    source: reported,
  },
  "rest.not_integer": {
    what: "A filter of whole numbers with something else (422).",
    text: 'Query parameter "{filter}" value may contain only integer values. For input string: "{value}".',
    source: reported,
  },
  "rest.filter_value": {
    what: "Another filter, a sort order or a page with a value that is not valid (422).",
    text: 'Query parameter "{filter}" has a value that is not valid: "{value}".',
    source: inferred(),
  },
  "rest.too_many_items": {
    what: "More resources in one request than BigCommerce writes at once (413).",
    text: "The request payload is too large. The maximum number of items allowed in the array is {most}.",
    source: documented(pages.managementCustomers),
  },
  "rest.unknown_reference": {
    what: "A body that names something that the store does not have.",
    text: "The {resource} {id} does not exist.",
    source: inferred(),
  },
  "rest.v2_list": {
    what: "An empty list of v2: 204 without a body.",
    source: documented(pages.statusCodes),
  },
  "rest.customers_create": {
    what: "Customers that are not created (422). All of the request, or none.",
    text: "Create customers failed.",
    source: documented(pages.managementCustomers),
  },
  "rest.customers_create_reason": {
    what: "Why, in `.customer_create` of `errors`.",
    text: "Error creating customers: {reason}",
    source: reported,
  },
  "rest.customers_update": {
    what: "Customers that are not updated (422).",
    text: "Update customers failed.",
    source: inferred(),
  },
  "rest.customers_update_reason": {
    what: "Why, in `.customer_update` of `errors`.",
    text: "Error updating customers: {reason}",
    source: inferred(),
  },
  "rest.customer_email": {
    what: "The email address of another customer, as the reason.",
    text: "email {email} already in use",
    source: reported,
  },
  "rest.customer_password": {
    what: "A password that is too short, as the reason.",
    text: "the password must be at least {minimum} characters long",
    source: inferred(),
  },
  "rest.attribute_name": {
    what: "A customer attribute with the name of another one (422).",
    text: "The attribute name is a duplicate",
    source: inferred(),
  },
  "rest.attribute_limit": {
    what: "More than 50 customer attributes (422). The limit is documented, the text is ours.",
    text: "A store has at most {most} customer attributes.",
    source: inferred(),
  },
  "rest.attribute_value": {
    what: "A value that an attribute of its type does not take (422).",
    text: "The value is not a {type}.",
    source: inferred(),
  },
  "rest.group_name": {
    what: "A customer group with the name of another one (409), as `invalid_reason`.",
    text: "The name is in use by another customer group.",
    source: inferred(),
  },
  "rest.group_rules": {
    what: "A customer group with a price list and discounts, as `invalid_reason`. The rule is documented, the text is ours.",
    text: "A price list cannot be combined with other rules.",
    source: documented(pages.priceLists),
  },
  "rest.price_list_name": {
    what: "A price list with the name of another one (409).",
    text: "The price list name is a duplicate",
    source: inferred(),
  },
  "rest.price_record": {
    what: "Creating a price record that is there already (409).",
    text: "The price record exists already",
    source: inferred(),
  },
  "rest.price_of_group": {
    what: "Which price a customer sees: of the price list of the group in the channel, of the group, the group's discounts, the list of the channel, the catalogue.",
    source: documented(pages.priceLists),
  },
  "rest.channel_not_found": {
    what: "A channel that the store does not have (404).",
    text: "Channel id ({channelId}) is not valid for this store",
    source: inferred(),
  },
  "rest.channel_name": {
    what: "A channel with the name of another one (409).",
    text: "The channel name is a duplicate",
    source: inferred(),
  },
  "rest.site_exists": {
    what: "A second site for a channel (409).",
    text: "The channel has a site already",
    source: inferred(),
  },
  "rest.webhook_not_found": {
    what: "A webhook that does not exist, or is another account's (404).",
    text: "Webhook with id [{webhookId}] not found",
    source: documented(pages.webhooks),
  },
  "rest.webhook_destination": {
    what: "A webhook's destination is https on port 443; the emulator takes this machine on any port too.",
    source: documented(pages.webhooks),
  },
  "rest.currency_in_use": {
    what: "A currency that the store has already (409), as `invalid_reason`.",
    text: "The store has this currency already.",
    source: inferred(),
  },
  "rest.currency_default": {
    what: "Deleting the default currency (409), as `invalid_reason`. The rule is documented, the text is ours.",
    text: "The default currency cannot be deleted.",
    source: documented(pages.currencies),
  },
  "rest.page_not_found": {
    what: "A page that does not exist (404).",
    text: "A Page was not found with an ID of {pageId}",
    source: documented(pages.contentPages),
  },
  "rest.metafield_exists": {
    what: "A metafield with the namespace and the key of another one of the resource (409).",
    text: "The metafield with the namespace {namespace} and the key {key} exists",
    source: inferred(),
  },
  "rest.metafield_limit": {
    what: "More than 250 metafields of a resource (422). The limit is documented, the text is ours.",
    text: "A resource has at most {most} metafields.",
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
