import { isOwnForm } from "@/app/logout/is-own-form";
import { endSession } from "@/lib/session";

/**
 * Ends the session of this browser, whoever the page was drawn for: a sign-out always holds. It is no Server Function,
 * because 303 loads a whole new document: the router and the back button keep no page of the person before.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return new Response("Please use this shop's own button.", { status: 403 });
  await endSession();
  return new Response(null, {
    status: 303,
    headers: { Location: "/login", "Clear-Site-Data": '"cache"' },
  });
}
