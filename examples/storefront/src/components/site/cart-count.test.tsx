// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CartCount } from "./cart-count";

test("the link says how much is in the cart, and a new page reads nothing out", () => {
  render(<CartCount count={3} />);
  expect(screen.getByRole("link")).toHaveAccessibleName("Cart, 3 items");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

test("a change is read out, in the right number", () => {
  const { rerender } = render(<CartCount count={0} />);
  rerender(<CartCount count={1} />);
  expect(screen.getByRole("status")).toHaveTextContent("Your cart has 1 item");
  expect(screen.getByRole("link")).toHaveAccessibleName("Cart, 1 item");
  rerender(<CartCount count={120} />);
  expect(screen.getByRole("status")).toHaveTextContent("Your cart has 120 items");
  expect(screen.getByRole("link")).toHaveAccessibleName("Cart, 120 items");
  expect(screen.getByText("99+")).toBeVisible();
});

test("an empty cart, and one that is not known yet, show no number", () => {
  const { rerender } = render(<CartCount count={null} />);
  expect(screen.getByRole("link")).toHaveAccessibleName("Cart");
  rerender(<CartCount count={0} />);
  expect(screen.getByRole("link")).toHaveAccessibleName("Cart");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});
