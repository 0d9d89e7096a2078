import "server-only";
import { z } from "zod";

const demoSecrets = {
  SESSION_SECRET: "demo-session-secret-for-the-local-emulator-only",
  SERVICE_SECRET: "demo-service-secret",
  STAFF_SESSION_SECRET: "demo-staff-session-secret-for-the-local-emulator-only",
  STAFF_PASSWORD: "emulator-staff",
};

/** True only with DEMO=1: `next start` is production, so NODE_ENV cannot tell a demo apart. */
export const isDemo = () => process.env.DEMO === "1";

/** The store of this shop. A customer's or a cart's id means something in one store only. */
export const currentStoreHash = () => process.env.BIGCOMMERCE_STORE_HASH?.trim() ?? "";

/**
 * Whether this shop works with private tokens: then the session keeps the customer's own access token. With
 * impersonation tokens the customer's id is enough.
 */
export const usesPrivateTokens = () => process.env.BIGCOMMERCE_TOKEN_KIND?.trim() === "private";

/** Whether the shop can sign a customer in at BigCommerce's checkout. With private tokens that takes nothing more. */
export const knowsLoginClient = () =>
  usesPrivateTokens() ||
  Boolean(process.env.BIGCOMMERCE_CLIENT_ID?.trim() && process.env.BIGCOMMERCE_CLIENT_SECRET?.trim());

/** Where BigCommerce's checkout is, if it has a domain of its own. */
export const checkoutUrl = () => process.env.CHECKOUT_URL?.trim() || undefined;

/** The value of a secret variable; in a demo its demo value if it is not set; otherwise undefined. */
export function readSecret(name: keyof typeof demoSecrets): string | undefined {
  return process.env[name]?.trim() || (isDemo() ? demoSecrets[name] : undefined);
}

const minimumSealingSecretLength = 32;

/** @throws Error if SESSION_SECRET is missing or too short to seal with. */
export const sessionSecret = () => sealingSecret("SESSION_SECRET");

/** @throws Error if STAFF_SESSION_SECRET is missing or too short to seal with. */
export const staffSessionSecret = () => sealingSecret("STAFF_SESSION_SECRET");

function sealingSecret(name: "SESSION_SECRET" | "STAFF_SESSION_SECRET"): string {
  const secret = readSecret(name);
  if (secret === undefined) {
    throw new Error(
      `${name} is not set, so no session can be sealed or opened. Set it to 32 random characters or more, ` +
        "for example the output of `openssl rand -base64 32` (or DEMO=1 for the local demo).",
    );
  }
  if (secret.length < minimumSealingSecretLength) {
    throw new Error(
      `${name} has ${secret.length} characters; sealing needs ${minimumSealingSecretLength} or more. ` +
        "Use for example the output of `openssl rand -base64 32`.",
    );
  }
  return secret;
}

/** Where the servers of this shop share what they know; undefined if there is only one, or they share nothing. */
export const redisUrl = () => process.env.REDIS_URL?.trim() || undefined;

const hopsSchema = z.string().regex(/^\d?$/).transform(Number);

const howToSetHops =
  "Set it to the number of your own proxies in front of this shop: 1 behind one load balancer, 2 with a CDN in " +
  "front of that, 0 if visitors reach it directly (then any of them can make up addresses in `X-Forwarded-For`).";

/**
 * How many proxies of the shop's own stand in front of it. In production it must be said: taken for 0 behind a proxy, a
 * visitor could make up an address for each attempt.
 * @throws Error if TRUSTED_PROXY_HOPS is not a number from 0 to 9, or is missing in production.
 */
export function trustedProxyHops(): number {
  const text = process.env.TRUSTED_PROXY_HOPS?.trim() ?? "";
  const hops = hopsSchema.safeParse(text);
  if (!hops.success)
    throw new Error(
      `TRUSTED_PROXY_HOPS is not a number from 0 to 9, so visitors cannot be told apart. ${howToSetHops}`,
    );
  if (text === "" && isProduction())
    throw new Error(`TRUSTED_PROXY_HOPS is not set, so visitors cannot be told apart. ${howToSetHops}`);
  return hops.data;
}

/** A shop that people can reach: `next start` without DEMO. */
const isProduction = () => process.env.NODE_ENV === "production" && !isDemo();

function assertRedisUrl(): void {
  const url = redisUrl();
  if (url === undefined || (URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol))) return;
  throw new Error(
    "REDIS_URL is not a valid address. Set it to one like `redis://10.0.0.4:6379` or `rediss://…`.",
  );
}

/**
 * What a shop cannot do without, checked as it starts: not one visitor should find out first. Outside production a
 * secret is missed when it is first used.
 * @throws Error with all that is wrong, and what to set.
 */
export function assertEnvironment(): void {
  const checks = [assertRedisUrl, trustedProxyHops, ...(isProduction() ? [sessionSecret] : [])];
  const problems = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
  if (problems.length > 0) throw new Error(`This shop cannot start.\n${problems.join("\n")}`);
}
