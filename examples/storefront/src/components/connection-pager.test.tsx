// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ConnectionPager } from "./connection-pager";

const middle = { hasPreviousPage: true, hasNextPage: true, startCursor: "s+1", endCursor: "e/2" };
const orders = { pathname: "/account/orders", label: "Orders" };

test("in the middle it leads both ways, by the right cursors", () => {
  render(<ConnectionPager pageInfo={middle} {...orders} />);
  expect(screen.getByRole("link", { name: /previous/i })).toHaveAttribute(
    "href",
    "/account/orders?before=s%2B1",
  );
  expect(screen.getByRole("link", { name: /next/i })).toHaveAttribute("href", "/account/orders?after=e%2F2");
});

test("at either end one way is left, and on a single page nothing", () => {
  const { rerender } = render(
    <ConnectionPager pageInfo={{ ...middle, hasPreviousPage: false }} {...orders} />,
  );
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Next →"]);
  rerender(<ConnectionPager pageInfo={{ ...middle, hasNextPage: false }} {...orders} />);
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["← Previous"]);
  rerender(
    <ConnectionPager pageInfo={{ ...middle, hasNextPage: false, hasPreviousPage: false }} {...orders} />,
  );
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("a search stays the same from page to page", () => {
  const keep = new URLSearchParams({ q: "tea", sort: "name" });
  render(<ConnectionPager pageInfo={middle} pathname="/" keep={keep} label="Products" />);
  expect(screen.getByRole("link", { name: /next/i })).toHaveAttribute(
    "href",
    "/?q=tea&sort=name&after=e%2F2",
  );
});
