// The entry `next-bigcommerce/testing`: for tests, so it needs neither Next nor `server-only`.

export type { TokenLease, TokenOrLease, TokenStore } from "./store/token-store.js";
export {
  assertNoCrossCustomerLeak,
  type CrossCustomerLeakOptions,
  type CrossCustomerLeakReport,
  type LeakTestCustomer,
} from "./testing/cross-customer-leak.js";
export { type TokenStoreCheck, tokenStoreContract } from "./testing/token-store-contract.js";
