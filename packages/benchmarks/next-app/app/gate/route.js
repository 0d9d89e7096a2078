import { bigcommerce } from "../../lib/bigcommerce.js";

const reads = 20_000;

/** What a read of the token costs in a request of Next, with the check that there is one. */
export async function GET() {
  for (let index = 0; index < reads; index += 1) await bigcommerce.getImpersonationToken();
  const startedAtMs = performance.now();
  for (let index = 0; index < reads; index += 1) await bigcommerce.getImpersonationToken();
  return Response.json({ nsARead: ((performance.now() - startedAtMs) * 1e6) / reads });
}
