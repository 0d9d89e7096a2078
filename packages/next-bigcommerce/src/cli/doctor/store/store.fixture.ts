import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { stopServersAfterEach } from "../../../http/listen.fixture.js";
import type { CheckResult } from "../report/finding.js";
import { createStoreCheck } from "./store-check.js";
import { subjectOf } from "./store-subject.fixture.js";

const narrowTokens = [
  { token: "impersonation-only-token", scopes: ["store_storefront_api_customer_impersonation"] },
  { token: "private-only-token", scopes: ["store_storefront_api"] },
  { token: "scopeless-access-token", scopes: [] },
  {
    token: "channels-without-sites-token",
    scopes: ["store_storefront_api_customer_impersonation", "store_channel_settings_read_only"],
  },
] as const;

/** What somebody could make of a token, or of an access token. */
const secrets =
  /eyJ[\w-]{5,}|emulator-access-token|impersonation-only-token|private-only-token|scopeless-access|channels-without-sites/;

/** Nothing that a check says has a secret in it. */
export const expectNoSecret = (result: CheckResult) => expect(JSON.stringify(result)).not.toMatch(secrets);

/** A store for the calling test file. A call, since test files share this module. */
export function prepareStore() {
  let emulator: Emulator | undefined;
  beforeAll(async () => {
    emulator = await createEmulator({ accessTokens: narrowTokens });
  });
  afterAll(() => emulator?.close());
  afterEach(() => emulator?.reset());
  stopServersAfterEach();
  const check = createStoreCheck();
  const store = {
    get emulator(): Emulator {
      if (emulator === undefined) throw new Error("The emulator is started before the tests.");
      return emulator;
    },
    check,
    /** The check of an app whose environment differs in this. */
    run: async (environment: NodeJS.ProcessEnv, ask = check) => {
      const result = await ask(subjectOf(store.emulator, environment));
      expectNoSecret(result);
      return result;
    },
  };
  return store;
}
