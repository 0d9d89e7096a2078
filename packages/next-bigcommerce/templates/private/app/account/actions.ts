"use server";

import { redirect } from "next/navigation";
import { isBigCommerceError } from "next-bigcommerce";
import { LogoutDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { endSession } from "@/lib/session";

/** Ends the session of this browser, whoever the page was drawn for, and the customer's access token with it. */
export async function signOut(): Promise<void> {
  await endAccessToken();
  await endSession();
  redirect("/login");
}

/** A sign-out holds in this browser even if BigCommerce cannot be asked, or has ended the token already. */
async function endAccessToken(): Promise<void> {
  try {
    await bigcommerce.customer.mutate(LogoutDocument, {}, { timeoutMs: 3000 });
  } catch (error) {
    if (isBigCommerceError(error)) console.error(error);
  }
}
