/** What the browser gets of an error: BigCommerce's code and a reference for the log, or Next's own digest. */
interface ErrorReference {
  readonly code: string | null;
  readonly reference: string | null;
}

export function readErrorDigest(error: unknown): ErrorReference {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  if (typeof digest !== "string" || digest === "") return { code: null, reference: null };
  const match = /^bigcommerce:([a-z_]+):(.+)$/.exec(digest);
  return { code: match?.[1] ?? null, reference: match?.[2] ?? digest };
}
