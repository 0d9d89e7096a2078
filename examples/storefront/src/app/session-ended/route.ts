import { isBigCommerceError } from "next-bigcommerce";
import { loginHref } from "@/app/login/login-problem";
import { forgetCarts } from "@/cart/cart-cookie";
import { WhoAmIDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { safeNextPath } from "@/lib/links";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endForAll, endSession, readSentSession } from "@/session/session";
import { getShownCustomerId } from "@/staff/shown-customer";

/** On the way to a second look, once. */
const lookedParameter = "looked";

/**
 * Pages redirect here once BigCommerce no longer takes the customer's access token, since a page cannot clear a cookie. A
 * session that is still good stays, so that a link to here signs nobody out. BigCommerce may answer late, when somebody else
 * has signed in: so one that ended is cleared by a second request, which brings the cookie that the browser has by then.
 */
export async function GET(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const next = safeNextPath(searchParams.get("next"));
  const ended = loginHref(searchParams.get("problem") === "unsent" ? "unsent" : "ended", next);
  if ((await getShownCustomerId()) === null) return clearEnded(ended);
  if (await isStillGood()) return seeOther(next);
  await endForAll();
  await forgetCarts();
  // The session is still there if the shared store did not take its end.
  if (searchParams.has(lookedParameter)) return clearEnded(ended);
  searchParams.set(lookedParameter, "1");
  return seeOther(`${pathname}?${searchParams}`, forgetPages);
}

/** Anybody can lead a guest to here, whose cart stays. */
async function clearEnded(ended: string): Promise<Response> {
  if ((await readSentSession()) === null) return seeOther(ended);
  await endSession();
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
