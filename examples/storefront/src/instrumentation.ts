/**
 * Next runs it once as the server starts, before the first request: what must be set is checked, and the shared store and
 * the token are there when the first page needs them.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { assertEnvironment } = await import("@/environment");
  assertEnvironment();
  const { openSharedStore } = await import("@/store/shared-redis");
  await openSharedStore();
  const { bigcommerce } = await import("@/lib/bigcommerce");
  await bigcommerce.warmUp();
}
