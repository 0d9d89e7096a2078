import { createHash } from "node:crypto";
import type { AccessTokenScope, EmulatorSettings } from "../state/options.js";

export interface ApiAccount {
  readonly clientId: string;
  readonly scopes: readonly AccessTokenScope[];
}

export function accountOf(settings: EmulatorSettings, accessToken: string): ApiAccount | null {
  const index = settings.accounts.findIndex((account) => account.token === accessToken);
  const account = settings.accounts[index];
  return account === undefined
    ? null
    : { clientId: clientIdOf(settings.storeHash, index), scopes: account.scopes };
}

// BigCommerce's client ids have 31 characters. Made from the place in the list, so that no part of a secret is in it.
function clientIdOf(storeHash: string, index: number): string {
  return createHash("sha256").update(`${storeHash} account ${index}`).digest("hex").slice(0, 31);
}
