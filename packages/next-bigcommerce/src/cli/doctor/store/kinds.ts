import type { FindingKinds } from "../report/kinds.js";

const restFails =
  "Without a token no query of the app is answered, so every page that shows BigCommerce's data fails.";
const queryFails = "Every query of that channel fails, and with it the pages that need it.";
const signInIsRefused = "BigCommerce refuses sign-in on a channel that is not live.";
const redirectLeaks =
  "Redirects are never followed, because they would carry the token to another address, so every request fails.";
const storeIsSlow = "Every process without a token waits for the shared store first.";

/** What is found by asking the store for a token. */
const ofTokens = {
  "store.access-token": {
    severity: "error",
    finds: "BigCommerce does not accept the access token (401)",
    why: restFails,
  },
  "store.scope": {
    severity: "error",
    finds: "The API account may not make tokens of this kind, or the store hash is another store's (403)",
    why: restFails,
  },
  "store.hash": { severity: "error", finds: "There is no such store (404)", why: restFails },
  "store.channel": {
    severity: "error",
    finds: "BigCommerce refuses to make a token for the configured channels (422)",
    why: restFails,
  },
  "store.api-url": {
    severity: "error",
    finds: "What answers at the API's URL is not BigCommerce's REST API",
    why: restFails,
  },
  "store.redirect": { severity: "error", finds: "The API's URL redirects", why: redirectLeaks },
  "store.unreachable": {
    severity: "error",
    finds: "The API does not answer: DNS, network, proxy",
    why: restFails,
  },
  "store.certificate": {
    severity: "error",
    finds: "The API's certificate cannot be verified",
    why: restFails,
  },
  "store.unavailable": {
    severity: "error",
    finds: "BigCommerce is down, or the store is in maintenance or suspended (5xx)",
    why: restFails,
  },
  "store.quota": {
    severity: "warning",
    finds: "Less than a tenth of the REST quota is left, or none (429)",
    why: "All apps of the store share the quota, and without any left no new token is made.",
  },
  "store.revocation": {
    severity: "warning",
    finds: "BigCommerce does not know a token that it has just made",
    why: "A token that leaks could not be revoked.",
  },
  "store.token-life": {
    severity: "warning",
    finds: "The token does not live as long as asked",
    why: "The app renews tokens by the life that it asked for, so a shorter one ends in rejected requests.",
  },
  "store.token-channels": {
    severity: "error",
    finds: "The token is for other channels than asked",
    why: "Requests of the other channels are refused, or the token opens more than it should.",
  },
  "store.token-kind": {
    severity: "error",
    finds: "The endpoint answers with a token for browsers",
    why: "BigCommerce refuses such a token when a server sends it.",
  },
  "store.clock": {
    severity: "warning",
    finds: "This machine's clock is over 30 seconds off BigCommerce's",
    why: "The package corrects its own times, but sessions, Customer Login URLs and webhook signatures are judged by this clock.",
  },
  "store.slow": {
    severity: "warning",
    finds: "A token takes over 3 seconds to make",
    why: "The first page of every new process waits that long.",
  },
} as const satisfies FindingKinds;

/** What is found by asking the store about each channel. */
const ofChannels = {
  "channel.missing": {
    severity: "error",
    finds: "The store has no such channel, or it was deleted",
    why: "A token that names it is refused, and every query of that channel fails.",
  },
  "channel.type": {
    severity: "warning",
    finds: "The channel is not a storefront, but one for a marketplace, marketing or a point of sale",
    why: "Products, prices and sign-in of a shop are those of a storefront's channel.",
  },
  "channel.status": {
    severity: "warning",
    finds: "The channel is not launched, inactive, archived or disconnected",
    why: signInIsRefused,
  },
  "channel.site": {
    severity: "error",
    finds: "The channel has no site",
    why: "By its site BigCommerce finds a channel's storefront and knows where the shop is; without one, queries fail and the checkout is the default channel's.",
  },
} as const satisfies FindingKinds;

/** What is found by asking each channel a question. */
const ofStorefront = {
  "storefront.channel": {
    severity: "error",
    finds: "The storefront URL leads to another channel",
    why: "Shoppers would see another channel's products and prices, or every query is refused.",
  },
  "storefront.store": {
    severity: "error",
    finds: "The storefront URL leads to another store",
    why: queryFails,
  },
  "storefront.site": {
    severity: "error",
    finds: "A channel's permanent URL does not answer: it has no site (404)",
    why: queryFails,
  },
  "storefront.url": {
    severity: "error",
    finds: "What answers at the storefront URL is not BigCommerce's GraphQL, or `/graphql` is in it twice",
    why: queryFails,
  },
  "storefront.redirect": { severity: "error", finds: "The storefront URL redirects", why: redirectLeaks },
  "storefront.refused": {
    severity: "error",
    finds: "The storefront refuses a token that it should accept: a proxy or firewall in between (401, 403)",
    why: queryFails,
  },
  "storefront.unreachable": {
    severity: "error",
    finds: "The storefront does not answer: DNS, network, proxy",
    why: queryFails,
  },
  "storefront.certificate": {
    severity: "error",
    finds: "The storefront's certificate cannot be verified",
    why: queryFails,
  },
  "storefront.unavailable": {
    severity: "error",
    finds: "The storefront is down, in maintenance or suspended (5xx)",
    why: queryFails,
  },
  "storefront.status": {
    severity: "warning",
    finds: "The channel is not launched, in maintenance or hibernating",
    why: signInIsRefused,
  },
  "storefront.checkout-url": {
    severity: "warning",
    finds: "The checkout has a host of its own, and `checkoutUrl` does not name it",
    why: "`createCustomerLoginUrl()` would sign the customer in on a host that is not the checkout's.",
  },
  "storefront.quota": {
    severity: "warning",
    finds: "Less than a tenth of the GraphQL limit of this address is left, or none (429)",
    why: "BigCommerce counts by IP address, so all shoppers of this server share it.",
  },
  "storefront.slow": {
    severity: "warning",
    finds: "A small query takes over 3 seconds",
    why: "Every page waits at least that long for its data.",
  },
} as const satisfies FindingKinds;

/** What is found in the store that processes share a token through. */
const ofSharedStore = {
  "shared-store.url": {
    severity: "error",
    finds: "The address of Redis is not one",
    why: "Every process then makes its own token.",
  },
  "shared-store.unreachable": {
    severity: "error",
    finds: "Redis does not answer",
    why: "Every process then makes its own token, and asks the store in vain first.",
  },
  "shared-store.refused": {
    severity: "error",
    finds: "Redis refuses the user, the password or the commands that are needed",
    why: "Every process then makes its own token.",
  },
  "shared-store.lease": {
    severity: "error",
    finds: "The lease does not work: two owners at once, or a value that is gone",
    why: "Without it, every process of a cold fleet makes a token at the same time.",
  },
  "shared-store.memory": {
    severity: "error",
    finds: "Redis is full and takes no more values",
    why: "The token cannot be shared, so every process makes its own.",
  },
  "shared-store.eviction": {
    severity: "warning",
    finds: "Redis is throwing keys away to make room",
    why: "A token that is thrown away has to be made anew, and a lease that is thrown away holds nobody back.",
  },
  "shared-store.slow": {
    severity: "warning",
    finds: "Redis takes over half a second to answer",
    why: storeIsSlow,
  },
} as const satisfies FindingKinds;

export const storeKinds = { ...ofTokens, ...ofChannels, ...ofStorefront, ...ofSharedStore };
