import type { EmulatorState } from "../state/emulator-state.js";

const endpoints = [
  ["POST", "/stores/{hash}/v3/storefront/api-token-customer-impersonation", "create an impersonation token"],
  ["POST", "/stores/{hash}/v3/storefront/api-token-private", "create a private token"],
  ["POST", "/stores/{hash}/v3/storefront/api-token", "create a storefront token"],
  ["DELETE", "/stores/{hash}/v3/storefront/api-token", "revoke the token in Sf-Api-Token"],
  ["GET", "/stores/{hash}/v2/…, /v3/…", "the Management API; POST, PUT and DELETE change things"],
  ["POST", "/graphql", "GraphQL Storefront API, default channel"],
  ["POST", "/channels/{id}/graphql", "GraphQL Storefront API of a channel"],
  ["GET", "/login/token/{jwt}", "sign in with a Customer Login JWT"],
  ["GET", "/cart.php", "where the URLs of createCartRedirectUrls lead: to the stand-in for the checkout"],
  ["GET", "/__emulator/stats", "counts of tokens, revocations, requests and statuses"],
  ["GET", "/__emulator/requests", "the last 1,000 requests"],
  ["GET", "/__emulator/events", "these requests as they end, as server-sent events"],
  ["GET", "/__emulator/overview", "faults, clock, tokens, carts and mails, as the console shows them"],
  ["GET", "/__emulator/mail", "password reset links that were not used yet, and mails of the contact form"],
  ["GET", "/__emulator/environment", "the variables for an application, to paste into its .env file"],
  ["GET", "/__emulator/faults", "the fault rules that wait; POST adds some, DELETE clears them"],
  ["POST", "/__emulator/clock", "move the emulator's time"],
  ["GET", "/__emulator/store", "all that the store holds; PUT makes it hold a document"],
  ["POST", "/__emulator/reset", "back to the start"],
] as const;

/** What the emulator has, for clients that show text. */
export function plainHome({ settings, data }: EmulatorState, emulatorUrl: string): string {
  const { storeHash, channels } = settings;
  const customers = [...data.customers.values()].slice(0, 20).map((customer) => {
    const group = data.customerGroups.get(customer.customerGroupId)?.name ?? "no group";
    return `${customer.entityId}  ${customer.email}  ${group}`;
  });
  return `BigCommerce emulator

Store ${storeHash}, channels ${channels.join(", ")}, at ${emulatorUrl}. Everything is in memory; nothing leaves this machine.
Open this address in a browser to watch the requests.

Endpoints
${endpoints.map(([method, path, purpose]) => `${method.padEnd(6)} ${path.replace("{hash}", storeHash)}\n       ${purpose}`).join("\n")}

Customers
${customers.join("\n")}

The built-in customers sign in with the password "emulator".
`;
}
