// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { AddToWishlistForm } from "./add-to-wishlist-form";
import type { AddToWishlistState } from "./wishlist-actions";

const wishlists = [{ entityId: 31, name: "Birthday" }];
const press = () => userEvent.click(screen.getByRole("button", { name: "Add to wishlist" }));

function actionThatAnswers(answer: AddToWishlistState) {
  return vi.fn(async (_: AddToWishlistState, _form: FormData) => answer);
}

test("the product goes on the chosen wishlist, and its name is read out", async () => {
  const action = actionThatAnswers({ added: "Birthday", problem: null });
  render(<AddToWishlistForm action={action} wishlists={wishlists} />);
  await press();
  expect(screen.getByRole("status")).toHaveTextContent("Saved to “Birthday”.");
  expect(action.mock.lastCall?.[1].get("wishlistId")).toBe("31");
});

test("a shopper without wishlists adds to a new one", async () => {
  const action = actionThatAnswers({ added: "My wishlist", problem: null });
  render(<AddToWishlistForm action={action} wishlists={[]} />);
  await press();
  expect(action.mock.lastCall?.[1].get("wishlistId")).toBe("");
});

test("a problem is read out, and nothing says it was added", async () => {
  render(
    <AddToWishlistForm
      action={actionThatAnswers({ added: null, problem: "Not just now." })}
      wishlists={wishlists}
    />,
  );
  await press();
  expect(await screen.findByRole("alert")).toHaveTextContent("Not just now.");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});
