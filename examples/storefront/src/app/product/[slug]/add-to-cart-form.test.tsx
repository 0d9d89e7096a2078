// @vitest-environment happy-dom

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { CustomerFormsProvider } from "@/components/form/customer-form";
import { type FormState, refusedWith, untouched } from "@/forms/form-state";
import { addProductToCart } from "./actions";
import { AddToCartForm } from "./add-to-cart-form";

// The action runs on a server, and the router is Next's; what the form does with them is its own.
vi.mock("./actions", () => ({ addProductToCart: vi.fn() }));
vi.mock("next/navigation", () => ({ usePathname: () => "/product/kettle", useRouter: () => ({}) }));

const sent = vi.mocked(addProductToCart);
const offer = { isForSale: true, minQuantity: 1, maxQuantity: 5, text: "Leaves in 1–2 days" };
const renderForm = () =>
  render(
    <CustomerFormsProvider stamp="stamp-of-noor" answer={null} showsEntered={false}>
      <AddToCartForm productId={110} choices={[]} offer={offer} />
    </CustomerFormsProvider>,
  );

function answerLater() {
  let resolve: (state: FormState) => void = () => {};
  sent.mockReturnValueOnce(
    new Promise((resolveWith) => {
      resolve = resolveWith;
    }),
  );
  return (state: FormState) => act(async () => resolve(state));
}

beforeEach(() => sent.mockReset());

test("a second press before the first is done adds nothing more, and a press after it does", async () => {
  const answer = answerLater();
  renderForm();
  await userEvent.click(screen.getByRole("button", { name: "Add to cart" }));
  await userEvent.click(screen.getByRole("button", { name: "Adding…" }));
  await userEvent.type(screen.getByLabelText("Quantity"), "{Enter}");
  await answer({ ...untouched(), done: "1" });
  expect(sent).toHaveBeenCalledTimes(1);
  expect(sent.mock.calls[0]?.[1].get("customerStamp")).toBe("stamp-of-noor");
  expect(screen.getByRole("status")).toHaveTextContent("Added to your cart.");
  const second = answerLater();
  await userEvent.click(screen.getByRole("button", { name: "Add to cart" }));
  await second({ ...untouched(), done: "1" });
  expect(sent).toHaveBeenCalledTimes(2);
});

test("what was refused is read out at the field, which has the focus and what was entered", async () => {
  const answer = answerLater();
  renderForm();
  await userEvent.click(screen.getByRole("button", { name: "Add to cart" }));
  await answer(refusedWith("We do not have that many.", { quantity: "4" }));
  const quantity = screen.getByLabelText("Quantity");
  expect(quantity).toHaveValue(4);
  expect(quantity).toHaveAccessibleDescription(/We do not have that many.*Leaves in 1–2 days/);
});
