// @vitest-environment happy-dom

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CustomerFormsProvider } from "@/components/form/customer-form";
import { type FormAction, type FormState, refusedWith, untouched } from "@/forms/form-state";
import { AddToWishlistForm } from "./add-to-wishlist-form";

const wishlists = [{ entityId: 31, name: "Birthday" }];
const press = () => userEvent.click(screen.getByRole("button", { name: "Add to wishlist" }));

function actionThatAnswers(answer: FormState) {
  return vi.fn(async (_: FormState, _form: FormData) => answer);
}

const renderForm = (action: FormAction, lists: typeof wishlists) =>
  render(
    <CustomerFormsProvider stamp="stamp-of-noor" answer={null} showsEntered={false}>
      <AddToWishlistForm action={action} wishlists={lists} />
    </CustomerFormsProvider>,
  );

test("the product goes on the chosen wishlist, and its name is read out", async () => {
  const action = actionThatAnswers({ ...untouched(), done: "Birthday" });
  renderForm(action, wishlists);
  await press();
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Saved to “Birthday”."));
  expect(action.mock.lastCall?.[1].get("wishlistId")).toBe("31");
  expect(action.mock.lastCall?.[1].get("customerStamp")).toBe("stamp-of-noor");
});

test("a shopper without wishlists adds to a new one", async () => {
  const action = actionThatAnswers({ ...untouched(), done: "My wishlist" });
  renderForm(action, []);
  await press();
  expect(action.mock.lastCall?.[1].get("wishlistId")).toBe("");
});

test("a problem is read out, and nothing says it was added", async () => {
  renderForm(actionThatAnswers(refusedWith("Not just now.")), wishlists);
  await press();
  expect(await screen.findByRole("alert")).toHaveTextContent("Not just now.");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});
