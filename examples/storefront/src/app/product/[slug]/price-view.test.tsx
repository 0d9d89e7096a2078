// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PriceView } from "./price-view";

const usd = (value: number) => ({ value, currencyCode: "USD", formattedV2: null });
const trade = { price: usd(32), basePrice: usd(40) };
const list = { price: usd(40), basePrice: usd(40) };

test("a customer with a lower price sees it with the group, the list price and what is saved", () => {
  const { container } = render(<PriceView prices={trade} isSignedIn groupName="Wholesale" />);
  expect(container).toHaveTextContent("Your price");
  expect(screen.getByText("Wholesale")).toBeVisible();
  expect(screen.getByText("$32.00")).toBeVisible();
  expect(screen.getByText("$40.00").tagName).toBe("S");
  expect(container).toHaveTextContent("you save $8.00");
});

test("a customer without one sees that, and is not asked to sign in", () => {
  const { container } = render(<PriceView prices={list} isSignedIn groupName={null} />);
  expect(container).toHaveTextContent("no other price is agreed");
  expect(screen.queryByRole("link")).toBeNull();
});

test("a guest sees the list price and where to sign in", () => {
  const { container } = render(<PriceView prices={list} isSignedIn={false} groupName={null} />);
  expect(container).not.toHaveTextContent("Your price");
  expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/login");
});

test("prices by quantity are written as BigCommerce means them", () => {
  const tiers = [
    { minimumQuantity: 5, percentOff: 10 },
    { minimumQuantity: 10, price: 28 },
    { minimumQuantity: 20, priceAdjustment: 6 },
  ];
  render(<PriceView prices={list} isSignedIn groupName={null} tiers={tiers} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "From 5: 10% off",
    "From 10: $28.00 each",
    "From 20: $6.00 off each",
  ]);
});
