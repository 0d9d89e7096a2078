/** Next runs it once as the server starts, before the first request: the token is there when the first page needs it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { bigcommerce } = await import("@/lib/bigcommerce");
  await bigcommerce.warmUp();
}
