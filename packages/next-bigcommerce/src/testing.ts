// The entry `next-bigcommerce/testing`: for tests, so it needs neither Next nor `server-only`.
export {
  assertNoCrossCustomerLeak,
  type CrossCustomerLeakOptions,
  type CrossCustomerLeakReport,
  type LeakTestCustomer,
} from "./cross-customer-leak.js";
export type { TokenStore } from "./token-store.js";
export { type TokenStoreCheck, tokenStoreContract } from "./token-store-contract.js";
