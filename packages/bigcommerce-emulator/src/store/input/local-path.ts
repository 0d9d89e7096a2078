import { z } from "zod";

/**
 * Whether a text is a path of the store wherever it is put: browsers take `//host` and `/\host` for another host, and
 * leave out the line breaks and tabs of a URL before they read it.
 */
export function isLocalPath(text: string): boolean {
  const [path = ""] = text.split(/[?#]/);
  return path.startsWith("/") && !path.includes("//") && !/[\\\p{Cc}]/u.test(text);
}

/** The path of something in the storefront. */
export const localPathSchema = z
  .string()
  .refine(
    isLocalPath,
    "must be a path of the store, for example /mugs/, without a second slash beside the first",
  );
