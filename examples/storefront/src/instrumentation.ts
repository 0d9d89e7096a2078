/**
 * Next runs it once as the server starts, before the first request: what must be set is checked, and the shared store and
 * the token are there when the first page needs them.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { assertEnvironment } = await import("@/environment");
  await orEnd(assertEnvironment);
  const { openSharedStore } = await import("@/store/shared-redis");
  await openSharedStore();
  const { bigcommerce } = await import("@/lib/bigcommerce");
  await bigcommerce.warmUp();
}

/** Next 16.4 goes on after an error here, and responds to every request with 500. */
async function orEnd(check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    const { exit } = await import("node:process");
    exit(1);
  }
}
