import { bearerSecret, createImpersonationTokenRoute } from "next-bigcommerce";
import { readSecret } from "@/environment";
import { bigcommerce } from "@/lib/bigcommerce";

const notHere = async () => new Response("Not found", { status: 404 });

/**
 * For trusted servers of this shop, never for browsers: they get tokens here, and never hold the store's access token. A
 * shop with private tokens has none to give.
 */
export const { GET, POST, DELETE } =
  "getImpersonationToken" in bigcommerce
    ? createImpersonationTokenRoute(bigcommerce, {
        authorize: bearerSecret(() => readSecret("SERVICE_SECRET")),
        allowRevoke: true,
      })
    : { GET: notHere, POST: notHere, DELETE: notHere };
