import { escapeHtml } from "../http/html.js";
import { type HttpResponse, htmlResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";

const endpoints = [
  ["POST", "/stores/{hash}/v3/storefront/api-token-customer-impersonation", "create an impersonation token"],
  ["POST", "/stores/{hash}/v3/storefront/api-token-private", "create a private token"],
  ["POST", "/stores/{hash}/v3/storefront/api-token", "create a storefront token"],
  ["DELETE", "/stores/{hash}/v3/storefront/api-token", "revoke the token in Sf-Api-Token"],
  ["POST", "/graphql", "GraphQL Storefront API, default channel"],
  ["POST", "/channels/{id}/graphql", "GraphQL Storefront API of a channel"],
  ["GET", "/login/token/{jwt}", "sign in with a Customer Login JWT"],
  ["GET", "/cart.php", "where the URLs of createCartRedirectUrls lead: to the stand-in for the checkout"],
  ["GET", "/__emulator/stats", "counts of tokens, revocations, requests and statuses"],
  ["GET", "/__emulator/requests", "the last 1,000 requests"],
  ["GET", "/__emulator/mail", "password reset links that were not used yet"],
  ["POST", "/__emulator/faults", "add fault rules; DELETE clears them"],
  ["POST", "/__emulator/clock", "move the emulator's time"],
  ["POST", "/__emulator/reset", "back to the start"],
] as const;

/** A page for people who open the emulator in a browser. */
export function showHomePage(state: EmulatorState, emulatorUrl: string): HttpResponse {
  const { storeHash, channels } = state.settings;
  const { customers, customerGroups } = state.data;
  const endpointRows = endpoints.map(([method, path, purpose]) =>
    row([method, path.replace("{hash}", storeHash), purpose]),
  );
  const customerRows = [...customers.values()].map((customer) =>
    row([
      String(customer.entityId),
      customer.email,
      customerGroups.get(customer.customerGroupId)?.name ?? "no group",
    ]),
  );
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>BigCommerce emulator</title><style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem; color: #1c2230 }
table { border-collapse: collapse; width: 100% } td { padding: .35rem .75rem .35rem 0; border-top: 1px solid #dde1ea; vertical-align: top }
td:nth-child(2) { font-family: ui-monospace, monospace; font-size: .9em }
</style></head>
<body>
<h1>BigCommerce emulator</h1>
<p>Store <b>${escapeHtml(storeHash)}</b>, channels ${channels.join(", ")}, at ${escapeHtml(emulatorUrl)}. Everything is in memory; nothing leaves this machine.</p>
<h2>Endpoints</h2><table>${endpointRows.join("")}</table>
<h2>Customers</h2><table>${customerRows.join("")}</table>
<p>The built-in customers sign in with the password <code>emulator</code>.</p>
</body>
</html>`;
  return htmlResponse(200, html);
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
}
