import "server-only";
import { cacheLife } from "next/cache";
import { PasswordRulesDocument } from "@/gql/graphql";
import { bigcommerce } from "./bigcommerce";

/** What the store requires of a new password, in words. Cached: call it only after `await connection()`. */
export async function getPasswordHint(): Promise<string> {
  "use cache";
  cacheLife("hours");
  const { site } = await bigcommerce.guest.query(PasswordRulesDocument);
  const minimum = site.settings?.customers?.passwordComplexitySettings?.minimumPasswordLength;
  return minimum ? `At least ${minimum} characters.` : "Choose one you use nowhere else.";
}
