import { expect, it } from "vitest";
import { createUpstreamAnswer } from "./upstream-answer.ts";

it.each([200, 1_000, 4_096, 5_000_000])("an answer of %i bytes has exactly so many", (bytes) => {
  const answer = createUpstreamAnswer(bytes);
  expect(Buffer.byteLength(answer)).toBe(bytes);
  expect(JSON.parse(answer).data.customer.entityId).toBe(1);
});

it("an answer that cannot be so small is refused", () => {
  expect(() => createUpstreamAnswer(10)).toThrow(RangeError);
});
