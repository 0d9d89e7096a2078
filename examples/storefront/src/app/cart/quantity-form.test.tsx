// @vitest-environment happy-dom

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { CartLineState } from "./actions";
import { changeQuantity } from "./actions";
import { QuantityForm } from "./quantity-form";

// The action runs on a server; what the form sends it, and what it makes of the answer, is the form's own.
vi.mock("./actions", () => ({ changeQuantity: vi.fn() }));

const sent = vi.mocked(changeQuantity);
const line = { lineEntityId: "line-1", name: "Kettle", quantity: 2, min: 1, max: 5, problemBefore: null };
const field = () => screen.getByLabelText("Quantity of Kettle");

function answerLater() {
  let resolve: (state: CartLineState) => void = () => {};
  sent.mockReturnValueOnce(
    new Promise((resolveWith) => {
      resolve = resolveWith;
    }),
  );
  return (state: CartLineState) => act(async () => resolve(state));
}

beforeEach(() => sent.mockReset());

test("the new quantity is shown at once, and the old one again if it was refused", async () => {
  const answer = answerLater();
  render(<QuantityForm {...line} />);
  await userEvent.click(screen.getByRole("button", { name: "One Kettle more" }));
  expect(field()).toHaveValue(3);
  await answer({ problem: "stock" });
  expect(field()).toHaveValue(2);
  expect(screen.getByRole("alert")).toHaveTextContent("We do not have that many");
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription(/We do not have that many/);
});

test("what was typed is sent with Enter, with the line it is about and no step", async () => {
  const answer = answerLater();
  render(<QuantityForm {...line} />);
  await userEvent.clear(field());
  await userEvent.type(field(), "4");
  expect(sent).not.toHaveBeenCalled();
  await userEvent.keyboard("{Enter}");
  expect(Object.fromEntries(sent.mock.calls[0]?.[1] ?? [])).toEqual({ line: "line-1", quantity: "4" });
  expect(field()).toHaveValue(4);
  await answer({ problem: null });
});

test("there is no step below the least or above the most", () => {
  const { rerender } = render(<QuantityForm {...line} quantity={1} />);
  expect(screen.getByRole("button", { name: "One Kettle less" })).toBeDisabled();
  rerender(<QuantityForm {...line} quantity={5} />);
  expect(screen.getByRole("button", { name: "One Kettle more" })).toBeDisabled();
});

test("a refusal from before, without JavaScript to show it, stands beside the field", () => {
  render(<QuantityForm {...line} problemBefore="number" />);
  expect(field()).toHaveAccessibleDescription("Please enter a whole number, 1 or more.");
});
