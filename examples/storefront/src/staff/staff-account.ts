import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { isDemo, readSecret, usesPrivateTokens } from "@/environment";

export const demoStaffEmail = "staff@example.com";

const staffEmail = () => process.env.STAFF_EMAIL?.trim() || (isDemo() ? demoStaffEmail : undefined);

/**
 * Whether this shop has staff at all: an account, a secret to seal their sessions with, and impersonation tokens, since
 * with private ones nobody can act as a customer. Without them every staff address is 404.
 */
export function hasStaff(): boolean {
  return (
    !usesPrivateTokens() &&
    staffEmail() !== undefined &&
    readSecret("STAFF_PASSWORD") !== undefined &&
    readSecret("STAFF_SESSION_SECRET") !== undefined
  );
}

/** One account, from the environment. A shop with more of them asks its identity provider here. */
export function isStaff(email: string, password: string): boolean {
  const [knownEmail, knownPassword] = [staffEmail(), readSecret("STAFF_PASSWORD")];
  if (knownEmail === undefined || knownPassword === undefined) return false;
  const emailMatches = isEqual(email.toLowerCase(), knownEmail.toLowerCase());
  return isEqual(password, knownPassword) && emailMatches;
}

/** Digests have one length, so the time taken reveals nothing about the value. */
function isEqual(given: string, known: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(known));
}
