import { parse } from "graphql";
import { expect, it } from "vitest";
import { createOrdersDocument } from "./orders-document.ts";

it("a document is valid and has as many bytes as it was asked for", () => {
  for (const bytes of [500, 2_000, 8_000]) {
    const text = createOrdersDocument(bytes);
    expect(Buffer.byteLength(text)).toBe(bytes);
    expect(parse(text).definitions).toHaveLength(1);
  }
});
