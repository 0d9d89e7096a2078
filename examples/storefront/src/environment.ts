import "server-only";

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
