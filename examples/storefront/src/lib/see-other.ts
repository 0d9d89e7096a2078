/**
 * After a form: 303, so that the browser loads the next page as a new document and a reload does not send the form
 * again. The address is relative, so it holds behind every proxy.
 */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, "Cache-Control": "no-store", ...headers },
  });
}

/**
 * Makes the browser forget the pages of the person before, those kept for the back button too. It works over https and
 * on localhost.
 */
export const forgetPages = { "Clear-Site-Data": '"cache"' };
