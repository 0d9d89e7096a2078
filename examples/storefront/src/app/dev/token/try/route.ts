import { z } from "zod";
import { isDemo } from "@/environment";
import { readForm } from "@/forms/read-form";
import { bigcommerce } from "@/lib/bigcommerce";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";

const formSchema = z.object({ what: z.enum(["use", "revoke"]) });

/** Gives the token inspector something to show: a hundred callers at once, or a revoked token. */
export async function POST(request: Request): Promise<Response> {
  if (!isDemo()) return new Response("Not found", { status: 404 });
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const { data } = formSchema.safeParse(Object.fromEntries(form));
  if (data !== undefined) await tryOut(data.what);
  return seeOther("/dev/token");
}

async function tryOut(what: "use" | "revoke"): Promise<void> {
  try {
    await (what === "use" ? Promise.all(Array.from({ length: 100 }, getToken)) : revokeToken());
  } catch (error) {
    // The page shows the failure and the back-off that follows.
    console.error(error);
  }
}

const getToken = () =>
  "getPrivateToken" in bigcommerce ? bigcommerce.getPrivateToken() : bigcommerce.getImpersonationToken();
const revokeToken = () =>
  "revokePrivateToken" in bigcommerce
    ? bigcommerce.revokePrivateToken()
    : bigcommerce.revokeImpersonationToken();
