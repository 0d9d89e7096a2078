import { answerVisit } from "@/cart/checkout-visit";
import { drawnFor, isForNow } from "@/forms/customer-stamp";
import { readForm } from "@/forms/read-form";
import { pageBefore } from "@/lib/links";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";

/** The customer who came back from the checkout stays signed in. Somebody else's answer says nothing. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  if (await isForNow(drawnFor(form))) await answerVisit();
  return seeOther(pageBefore(request));
}
