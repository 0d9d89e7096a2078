import { refuse } from "@/forms/refused-body";
import { isTooLarge, readBody } from "@/forms/request-body";

/**
 * `next.config.ts` leads every body here that a page must not get: one that says it is too large, and one for a Server
 * Action that does not say how large it is. Browsers always say it.
 */
export async function POST(request: Request): Promise<Response> {
  const exceeds = isTooLarge(request) || (await readBody(request)) === null;
  return refuse(exceeds ? "tooLarge" : "unsized");
}
