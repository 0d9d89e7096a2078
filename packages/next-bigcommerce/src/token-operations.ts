import type { CallLimits } from "./bigcommerce.js";
import { checkTimeoutMs } from "./call-options.js";
import { systemClock } from "./clock.js";
import { createDeadline } from "./deadline.js";
import type { Engine } from "./engine.js";
import type { ImpersonationToken } from "./impersonation-token.js";
import { enterRequest } from "./next.js";
import { parseTokenInput } from "./token-input.js";

/** What an app may do with tokens, whatever their kind; each behind the gate of a request. */
export function createTokenOperations(engine: () => Engine) {
  const deadline = ({ timeoutMs, signal }: CallLimits = {}) =>
    createDeadline(systemClock, checkTimeoutMs(timeoutMs, engine().config.timeoutMs), signal);

  /** Takes the token away here and in the shared store, then asks BigCommerce to revoke it. */
  async function revoke(token: string, limits?: CallLimits): Promise<void> {
    await engine().tokens.evict(token);
    await engine().api.revoke(token, deadline(limits));
  }

  return {
    revoke,
    async get(limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return engine().tokens.acquire(deadline(limits));
    },
    async create(input: unknown, limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      const { wire } = parseTokenInput(input, engine().nowMs(), engine().config.kind);
      return engine().api.create(wire, deadline(limits));
    },
    async revokeKnown(limits?: CallLimits): Promise<{ readonly revoked: boolean }> {
      await enterRequest();
      const known = await engine().tokens.known();
      await Promise.all(known.map(({ token }) => revoke(token, limits)));
      return { revoked: known.length > 0 };
    },
  };
}
