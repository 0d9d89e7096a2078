// @vitest-environment happy-dom

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { CustomerFormsProvider } from "@/components/form/customer-form";
import { type FormState, refusedWith, untouched } from "@/forms/form-state";
import { changeQuantity } from "./actions";
import { QuantityForm } from "./quantity-form";

// The action runs on a server; what the form sends it, and what it makes of the answer, is the form's own.
vi.mock("./actions", () => ({ changeQuantity: vi.fn() }));

const sent = vi.mocked(changeQuantity);
const line = { lineEntityId: "line-1", name: "Kettle", quantity: 2, min: 1, max: 5 };
const stamp = "stamp-of-noor";
const field = () => screen.getByLabelText("Quantity of Kettle");

function inPage(changed: Partial<typeof line> = {}, state: FormState | null = null) {
  const answer = state && { form: "quantity-line-1", state };
  return (
    <CustomerFormsProvider stamp={stamp} answer={answer} showsEntered>
      <QuantityForm {...line} {...changed} />
    </CustomerFormsProvider>
  );
}

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

test("the new quantity is shown at once, and the old one again if it was refused", async () => {
  const answer = answerLater();
  render(inPage());
  await userEvent.click(screen.getByRole("button", { name: "One Kettle more" }));
  expect(field()).toHaveValue(3);
  await answer(refusedWith("We do not have that many."));
  expect(field()).toHaveValue(2);
  expect(screen.getByRole("alert")).toHaveTextContent("We do not have that many");
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription(/We do not have that many/);
});

test("what was typed is sent with Enter, with the line it is about and no step", async () => {
  const answer = answerLater();
  render(inPage());
  await userEvent.clear(field());
  await userEvent.type(field(), "4");
  expect(sent).not.toHaveBeenCalled();
  await userEvent.keyboard("{Enter}");
  expect(Object.fromEntries(sent.mock.calls[0]?.[1] ?? [])).toEqual({
    line: "line-1",
    quantity: "4",
    form: "quantity-line-1",
    customerStamp: stamp,
  });
  expect(field()).toHaveValue(4);
  await answer(untouched());
});

test("there is no step below the least or above the most", () => {
  const { rerender } = render(inPage({ quantity: 1 }));
  expect(screen.getByRole("button", { name: "One Kettle less" })).toBeDisabled();
  rerender(inPage({ quantity: 5 }));
  expect(screen.getByRole("button", { name: "One Kettle more" })).toBeDisabled();
});

test("a refusal that came with the page, without JavaScript, stands beside the field", () => {
  render(inPage({}, refusedWith("Please enter a whole number, 1 or more.")));
  expect(field()).toHaveAccessibleDescription("Please enter a whole number, 1 or more.");
});

test("for somebody else it is not sent: the page says whose cart this is, and the number asked for stays", async () => {
  const answer = answerLater();
  render(inPage());
  await userEvent.click(screen.getByRole("button", { name: "One Kettle more" }));
  const stale = { because: "changed", customerName: "Elliot Marsh" } as const;
  await answer({ ...untouched({ quantity: "3" }), stale, customerStamp: stamp });
  expect(screen.getByRole("alert")).toHaveTextContent("You are signed in as Elliot Marsh now");
  expect(field()).toHaveValue(3);
});
