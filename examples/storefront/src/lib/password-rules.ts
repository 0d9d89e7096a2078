import "server-only";
import { cacheLife } from "next/cache";
import { PasswordRulesDocument } from "@/gql/graphql";
import { bigcommerce } from "./bigcommerce";
import { Failure, orFailure } from "./failure";

/**
 * What the store requires of a new password, in words; good advice if that is not known: a form without the rule is
 * better than none. Call it only after `await connection()`.
 */
export async function getPasswordHint(): Promise<string> {
  const minimum = await orFailure(getMinimumLength());
  return minimum === null || minimum instanceof Failure
    ? "Choose one you use nowhere else."
    : `At least ${minimum} characters.`;
}

async function getMinimumLength(): Promise<number | null> {
  "use cache";
  cacheLife("settings");
  const { site } = await bigcommerce.guest.query(PasswordRulesDocument);
  return site.settings?.customers?.passwordComplexitySettings?.minimumPasswordLength || null;
}
