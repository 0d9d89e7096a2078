import type { CallLimits } from "./bigcommerce.js";
import { checkTimeoutMs } from "./call-options.js";
import { systemClock } from "./clock.js";
import type { Config } from "./config.js";
import { createDeadline } from "./deadline.js";
import type { ImpersonationToken } from "./impersonation-token.js";
import type { WithEngine } from "./lazy-engine.js";
import { enterRequest } from "./next.js";

/** What an app may do with tokens, whatever their kind; each behind the gate of a request. */
export function createTokenOperations(config: () => Config, withEngine: WithEngine) {
  const deadline = ({ timeoutMs, signal }: CallLimits = {}) =>
    createDeadline(systemClock, checkTimeoutMs(timeoutMs, config().timeoutMs), signal);

  /** Takes the token away here and in the shared store, then asks BigCommerce to revoke it. */
  const revoke = (token: string, limits?: CallLimits): Promise<void> =>
    withEngine(async (engine) => {
      await engine.tokens.evict(token);
      await engine.revoke(token, deadline(limits));
    });

  return {
    revoke,
    async get(limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return withEngine(async ({ tokens }) => tokens.held() ?? tokens.acquire(deadline(limits)));
    },
    async create(input: unknown, limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return withEngine((engine) => engine.create(input, deadline(limits)));
    },
    async revokeKnown(limits?: CallLimits): Promise<{ readonly revoked: boolean }> {
      await enterRequest();
      const known = await withEngine(({ tokens }) => tokens.known());
      await Promise.all(known.map(({ token }) => revoke(token, limits)));
      return { revoked: known.length > 0 };
    },
  };
}
