import { escapeHtml } from "../http/html.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StoredCustomer } from "../store/customer.js";

/** Says who is signed in, and lets them sign out. */
export function shopperBar({ data }: EmulatorState, customer: StoredCustomer | undefined): string {
  if (customer === undefined)
    return `<p class="shopper"><strong>Guest</strong> <span>Public prices</span></p>`;
  const name = escapeHtml(`${customer.firstName} ${customer.lastName}`.trim());
  const group = data.customerGroups.get(customer.customerGroupId);
  const prices =
    group === undefined ? "" : `<span>Prices of the group <bdi>${escapeHtml(group.name)}</bdi></span>`;
  return `<div class="shopper"><p><strong>Signed in as <bdi>${name}</bdi></strong>
<span>${escapeHtml(customer.email)}</span> ${prices}</p>
<a href="/login.php?action=logout">Sign out</a></div>`;
}
