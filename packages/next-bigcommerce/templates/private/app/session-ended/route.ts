import { redirect } from "next/navigation";
import { isBigCommerceError } from "next-bigcommerce";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { endSession } from "@/lib/session";

/**
 * Pages redirect here once BigCommerce no longer accepts the customer's access token, since a page cannot clear a cookie.
 * It asks again first, so that a link to here signs nobody out.
 */
export async function GET(): Promise<never> {
  if (await isSignedIn()) redirect("/account/orders");
  await endSession();
  redirect("/login");
}

/** Whoever is not signed in is redirected by `bigcommerce`. While BigCommerce cannot be asked, the session stays. */
async function isSignedIn(): Promise<boolean> {
  try {
    await bigcommerce.customer.query(CustomerNameDocument);
    return true;
  } catch (error) {
    return isBigCommerceError(error);
  }
}
