import type { CallLimits } from "./bigcommerce.js";
import type { Engine } from "./engine.js";
import type { WithEngine } from "./lazy-engine.js";
import { enterRequest } from "./next.js";
import { checkSignal, checkTimeoutMs } from "./storefront/call-options.js";
import { systemClock } from "./time/clock.js";
import { createDeadline, type Deadline } from "./time/deadline.js";
import type { RevocableToken } from "./token/revocation.js";
import type { ImpersonationToken } from "./token/storefront-token.js";

/** What an app may do with tokens, whatever their kind; each behind the gate of a request. */
export function createTokenOperations(withEngine: WithEngine) {
  /** Takes the token away here and in the shared store, then asks BigCommerce to revoke it. */
  const revokeToken = (token: RevocableToken, limits?: CallLimits): Promise<void> =>
    withEngine((engine) =>
      engine.tokens.revoke(token, (jwt) => engine.revoke(jwt, deadlineOf(limits, engine))),
    );

  return {
    revoke: (token: string, limits?: CallLimits) => revokeToken(token, limits),
    async get(limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return withEngine((engine) => engine.tokens.get(() => deadlineOf(limits, engine)));
    },
    async create(input: unknown, limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return withEngine((engine) => engine.create(input, deadlineOf(limits, engine)));
    },
    async revokeKnown(limits?: CallLimits): Promise<{ readonly revoked: boolean }> {
      await enterRequest();
      const known = await withEngine(({ tokens }) => tokens.known());
      await Promise.all(known.map((token) => revokeToken(token, limits)));
      return { revoked: known.length > 0 };
    },
  };
}

function deadlineOf({ timeoutMs, signal }: CallLimits = {}, { config }: Engine): Deadline {
  return createDeadline(systemClock, checkTimeoutMs(timeoutMs, config.timeoutMs), checkSignal(signal));
}
