import "server-only";
import { getErrorCode, isBigCommerceError } from "next-bigcommerce";

/** That data could not be loaded, as a value. */
export class Failure {
  constructor(
    /** Says why, and where to look in the log: `bigcommerce:<code>:<reference>`. */
    readonly digest: string,
  ) {}
}

/**
 * What was loaded, or why BigCommerce did not return it. Data from a `use cache` function must go through here before a
 * page reads it: thrown, the error of one that `generateMetadata` reads as well leaves the page's document open for
 * ever. The cached function itself still throws, so that no failure is cached in place of what was there before.
 *
 * @throws whatever is no failure of BigCommerce: redirects, `notFound()` and mistakes in the shop's own code.
 */
export async function orFailure<Data>(loading: Promise<Data>): Promise<Data | Failure> {
  try {
    return await loading;
  } catch (error) {
    if (getErrorCode(error) === undefined) throw error;
    // Next logs what a cached function throws, and hands on nothing but the digest.
    if (isBigCommerceError(error)) console.error(error);
    return new Failure(digestOf(error));
  }
}

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : "";
