import "server-only";

const demoSecrets = {
  SESSION_SECRET: "demo-session-secret-for-the-local-emulator-only",
  SERVICE_SECRET: "demo-service-secret",
};

/** True only where DEMO=1 says so: `next start` is production, so NODE_ENV cannot tell a demo apart. */
export const isDemo = () => process.env.DEMO === "1";

/** The value of a secret variable; its demo value only in a demo; undefined where there is neither. */
export function readSecret(name: keyof typeof demoSecrets): string | undefined {
  return process.env[name]?.trim() || (isDemo() ? demoSecrets[name] : undefined);
}

const minimumSessionSecretLength = 32;

/** @throws Error where SESSION_SECRET is missing or too short to seal with. */
export function sessionSecret(): string {
  const secret = readSecret("SESSION_SECRET");
  if (secret === undefined) {
    throw new Error(
      "SESSION_SECRET is not set, so no session can be sealed or opened. Set it to 32 random characters or more, " +
        "for example the output of `openssl rand -base64 32` (or DEMO=1 for the local demo).",
    );
  }
  if (secret.length < minimumSessionSecretLength) {
    throw new Error(
      `SESSION_SECRET has ${secret.length} characters; sealing needs ${minimumSessionSecretLength} or more. ` +
        "Use for example the output of `openssl rand -base64 32`.",
    );
  }
  return secret;
}
