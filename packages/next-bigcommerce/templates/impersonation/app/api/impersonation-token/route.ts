import { bearerSecret, createImpersonationTokenRoute } from "next-bigcommerce";
import { bigcommerce } from "@/lib/bigcommerce";

/** For servers that you trust, with `Authorization: Bearer` and SERVICE_SECRET; never for browsers. */
export const { GET, POST, DELETE } = createImpersonationTokenRoute(bigcommerce, {
  authorize: bearerSecret(() => process.env.SERVICE_SECRET),
});
