import { isBigCommerceError } from "next-bigcommerce";
import { loginHref } from "@/app/login/login-problem";
import { forgetCarts } from "@/cart/cart-cookie";
import { WhoAmIDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { safeNextPath } from "@/lib/links";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endSession } from "@/session/session";
import { getShownCustomerId } from "@/staff/shown-customer";

/**
 * Pages redirect here once BigCommerce no longer takes the customer's access token, since a page cannot clear a cookie. A
 * session that is still good stays, so that a link to here signs nobody out.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const next = safeNextPath(searchParams.get("next"));
  const ended = loginHref(searchParams.get("problem") === "unsent" ? "unsent" : "ended", next);
  // Anybody can lead a guest to here, whose cart stays.
  if ((await getShownCustomerId()) === null) return seeOther(ended);
  if (await isStillGood()) return seeOther(next);
  await endSession();
  await forgetCarts();
  return seeOther(ended, forgetPages);
}

/** A session that ended throws the redirect to here. One that BigCommerce cannot be asked about stays. */
async function isStillGood(): Promise<boolean> {
  try {
    await bigcommerce.customer.query(WhoAmIDocument);
    return true;
  } catch (error) {
    if (!isBigCommerceError(error)) return false;
    console.error(error);
    return true;
  }
}
