// @vitest-environment happy-dom

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { addProductToCart } from "./actions";
import { AddToCartForm } from "./add-to-cart-form";
import type { AddToCartState } from "./add-to-cart-state";

// The action runs on a server, and the router is Next's; what the form does with them is its own.
vi.mock("./actions", () => ({ addProductToCart: vi.fn() }));
vi.mock("next/navigation", () => ({ usePathname: () => "/product/kettle", useRouter: () => ({}) }));

const sent = vi.mocked(addProductToCart);
const before: AddToCartState = { problem: null, added: null, quantity: null };
const offer = { isForSale: true, minQuantity: 1, maxQuantity: 5, text: "Leaves in 1–2 days" };
const renderForm = () => render(<AddToCartForm productId={110} choices={[]} offer={offer} before={before} />);

function answerLater() {
  let resolve: (state: AddToCartState) => void = () => {};
  sent.mockReturnValueOnce(
    new Promise((resolveWith) => {
      resolve = resolveWith;
    }),
  );
  return (state: AddToCartState) => act(async () => resolve(state));
}

beforeEach(() => sent.mockReset());

test("a second press before the first is done adds nothing more, and a press after it does", async () => {
  const answer = answerLater();
  renderForm();
  await userEvent.click(screen.getByRole("button", { name: "Add to cart" }));
  await userEvent.click(screen.getByRole("button", { name: "Adding…" }));
  await userEvent.type(screen.getByLabelText("Quantity"), "{Enter}");
  await answer({ ...before, added: 1 });
  expect(sent).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("status")).toHaveTextContent("Added to your cart.");
  const second = answerLater();
  await userEvent.click(screen.getByRole("button", { name: "Add to cart" }));
  await second({ ...before, added: 1 });
  expect(sent).toHaveBeenCalledTimes(2);
});

test("what was refused is read out at the field, which has the focus and what was entered", async () => {
  const answer = answerLater();
  renderForm();
  await userEvent.click(screen.getByRole("button", { name: "Add to cart" }));
  await answer({ problem: "stock", added: null, quantity: "4" });
  const quantity = screen.getByLabelText("Quantity");
  expect(quantity).toHaveValue(4);
  expect(quantity).toHaveAccessibleDescription(/We do not have that many.*Leaves in 1–2 days/);
});
