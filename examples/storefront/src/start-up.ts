import "server-only";
import { assertEnvironment, knowsLoginClient } from "./environment";
import { giveUpSlowBodies } from "./forms/slow-bodies";
import { bigcommerce } from "./lib/bigcommerce";
import { logShopEvent } from "./shop-log";
import { openSharedStore } from "./store/shared-redis";

const withoutLoginClient =
  "BIGCOMMERCE_CLIENT_ID and BIGCOMMERCE_CLIENT_SECRET are not both set: the checkout opens for guests, and for no customer.";

/** What must be set is checked, and the shared store and the token are there when the first page needs them. */
export async function startUp(): Promise<void> {
  orEnd(assertEnvironment);
  giveUpSlowBodies();
  if (!knowsLoginClient()) logShopEvent("no_login_client", { meaning: withoutLoginClient });
  await openSharedStore();
  await bigcommerce.warmUp();
}

/** Next 16.4 goes on after an error here, and responds to every request with 500. */
function orEnd(check: () => void): void {
  try {
    check();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
