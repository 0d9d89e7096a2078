import { refuse } from "@/forms/refused-body";
import { isTooLarge, readBody } from "@/forms/request-body";

/**
 * `next.config.ts` leads every request here that no page must get: one whose body is too large by its header, and one that
 * does not say how large it is. Browsers always say it.
 */
async function refuseBody(request: Request): Promise<Response> {
  if (isTooLarge(request)) return refuse("tooLarge");
  const body = await readBody(request);
  return refuse(typeof body === "string" ? body : "unsized");
}

export {
  refuseBody as DELETE,
  refuseBody as GET,
  refuseBody as OPTIONS,
  refuseBody as PATCH,
  refuseBody as POST,
  refuseBody as PUT,
};
