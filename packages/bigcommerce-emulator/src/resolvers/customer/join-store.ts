import type { StoredCustomer } from "../../store/customer.js";
import type { StoreData } from "../../store/store-data.js";

/** Makes a customer a new one: of this moment, and in the group that new customers join, if the store has one. */
export function joinStore(data: StoreData, now: Date, customer: StoredCustomer): void {
  const group = [...data.customerGroups.values()].find(({ isDefault }) => isDefault);
  customer.customerGroupId = group?.entityId ?? 0;
  customer.createdAt = `${now.toISOString().slice(0, 19)}Z`;
}
