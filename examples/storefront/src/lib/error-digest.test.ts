import { expect, test } from "vitest";
import { readErrorDigest } from "./error-digest";

const errorWith = (digest: unknown) => Object.assign(new Error("hidden in production"), { digest });

test("BigCommerce's code and the reference are read from the digest", () => {
  const read = readErrorDigest(errorWith("bigcommerce:rate_limited:k3v9-2"));
  expect(read).toEqual({ code: "rate_limited", reference: "k3v9-2" });
});

test("Next's own digest is a reference without a code", () => {
  expect(readErrorDigest(errorWith("2338423467"))).toEqual({ code: null, reference: "2338423467" });
});

test("an error without a digest, and what is not an error, give neither", () => {
  for (const error of [new Error("plain"), errorWith(""), errorWith(7), "text", null]) {
    expect(readErrorDigest(error)).toEqual({ code: null, reference: null });
  }
});
