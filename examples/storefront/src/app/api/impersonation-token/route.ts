import { bearerSecret, createImpersonationTokenRoute } from "next-bigcommerce";
import { bigcommerce } from "@/lib/bigcommerce";
import { readSecret } from "@/lib/secrets";

/** For trusted servers of this shop, never for browsers: they get tokens here and never hold the store's own access token. */
export const { GET, POST, DELETE } = createImpersonationTokenRoute(bigcommerce, {
  authorize: bearerSecret(() => readSecret("SERVICE_SECRET")),
  allowRevoke: true,
});
