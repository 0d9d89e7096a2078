import { expect, test, vi } from "vitest";
import { Failure, orFailure } from "./failure";

/** What Next leaves of an error that a cached function threw. */
const masked = (digest: string) => Object.assign(new Error("An error occurred"), { digest });

test("what was loaded is returned as it is", async () => {
  expect(await orFailure(Promise.resolve(null))).toBeNull();
});

test("a failure of BigCommerce is a value with its digest, and Next has logged it already", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const failure = await orFailure(Promise.reject(masked("bigcommerce:timeout:k3v9-2")));
  expect(failure).toEqual(new Failure("bigcommerce:timeout:k3v9-2"));
  expect(log).not.toHaveBeenCalled();
});

test.each(["NEXT_REDIRECT;replace;/login;307;", "NEXT_HTTP_ERROR_FALLBACK;404", "2338423467"])(
  "what is none of BigCommerce's failures is thrown on: %s",
  async (digest) => {
    const error = masked(digest);
    await expect(orFailure(Promise.reject(error))).rejects.toBe(error);
  },
);
