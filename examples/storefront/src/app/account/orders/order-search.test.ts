import { expect, test } from "vitest";
import { orderFilters, orderParams, readOrderSearch } from "./order-search";

test("nothing wished for is every order, and an address without parameters", () => {
  const search = readOrderSearch({});
  expect(orderFilters(search)).toBeNull();
  expect(orderParams(search).size).toBe(0);
});

test("both days are included, as the shop counts them", () => {
  const search = readOrderSearch({ status: "SHIPPED", from: "2026-01-02", to: "2026-01-31" });
  expect(orderFilters(search)).toEqual({
    status: "SHIPPED",
    dateRange: { from: "2026-01-02T08:00:00.000Z", to: "2026-02-01T07:59:59.999Z" },
  });
  expect(String(orderParams(search))).toBe("status=SHIPPED&from=2026-01-02&to=2026-01-31");
});

test("an end alone reaches back to the first order", () => {
  expect(orderFilters(readOrderSearch({ to: "2026-01-31" }))?.dateRange?.from).toBe(
    "2000-01-01T08:00:00.000Z",
  );
});

test("what is not a status or a day is ignored", () => {
  const search = readOrderSearch({ status: "toString", from: "2026-02-30", to: ["2026-01-01", "x"] });
  expect(search).toEqual({ status: "", from: "", to: "" });
});
