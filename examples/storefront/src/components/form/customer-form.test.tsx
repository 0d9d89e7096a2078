// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { type FormState, refusedWith, untouched } from "@/forms/form-state";
import { CustomerForm, CustomerFormsProvider } from "./customer-form";
import { TextField } from "./form-field";

// The page's address is Next's.
vi.mock("next/navigation", () => ({ usePathname: () => "/account/profile" }));

const stale = { because: "changed", customerName: "Elliot Marsh" } as const;
const send = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

function inPage(
  stamp: string,
  action: (state: FormState, form: FormData) => Promise<FormState>,
  state: FormState | null = null,
  isStaffView = false,
) {
  const answer = state && { form: "profile", state };
  return (
    <CustomerFormsProvider
      key={stamp}
      stamp={stamp}
      isStaffView={isStaffView}
      answer={answer}
      showsEntered={false}
    >
      <CustomerForm name="profile" action={action} values={{ company: "Fern" }} submitLabel="Save">
        <TextField name="company" label="Company" />
      </CustomerForm>
    </CustomerFormsProvider>
  );
}

const refusing = () =>
  vi.fn(async (_: FormState, form: FormData) => ({
    ...untouched({ company: String(form.get("company")) }),
    stale,
    customerStamp: String(form.get("customerStamp")),
  }));

const stampsOf = (action: ReturnType<typeof refusing>) =>
  action.mock.calls.map(([, form]) => form.get("customerStamp"));

test("a form for somebody else says whose account it is now, with both ways on, and keeps what was typed", async () => {
  render(inPage("stamp-of-noor", refusing()));
  await userEvent.type(screen.getByLabelText(/Company/), " & Sons");
  await send();
  const notice = await screen.findByRole("alert");
  expect(notice).toHaveTextContent("You are signed in as Elliot Marsh now");
  expect(notice).toHaveFocus();
  expect(screen.getByRole("link", { name: "Load the page again for Elliot Marsh" })).toBeVisible();
  expect(screen.getByRole("link", { name: /Sign in again/ })).toHaveAttribute(
    "href",
    "/login?next=%2Faccount%2Fprofile",
  );
  expect(screen.getByLabelText(/Company/)).toHaveValue("Fern & Sons");
});

test("it stays that customer's form: sent again, it is refused again", async () => {
  const action = refusing();
  render(inPage("stamp-of-noor", action));
  await send();
  await send();
  expect(stampsOf(action)).toEqual(["stamp-of-noor", "stamp-of-noor"]);
});

test("without JavaScript the page of the next customer answers, and the form is still the first one's", async () => {
  const action = refusing();
  const state = { ...untouched({ company: "Quill" }), stale, customerStamp: "stamp-of-noor" };
  render(inPage("stamp-of-elliot", action, state));
  expect(screen.getAllByRole("alert").length).toBe(1);
  expect(screen.getByLabelText(/Company/)).toHaveValue("Quill");
  await send();
  expect(stampsOf(action)).toEqual(["stamp-of-noor"]);
});

test("a page that is drawn anew for the next customer keeps nothing of what the first one typed", async () => {
  const { rerender } = render(inPage("stamp-of-noor", refusing()));
  await userEvent.type(screen.getByLabelText(/Company/), " & Sons");
  rerender(inPage("stamp-of-elliot", refusing()));
  expect(screen.getByLabelText(/Company/)).toHaveValue("Fern");
});

test("a form that does not say for whom it was drawn stays so", async () => {
  const action = refusing();
  const unstamped = { because: "unstamped", customerName: null } as const;
  render(inPage("stamp-of-elliot", action, { ...untouched(), stale: unstamped, customerStamp: null }));
  expect(screen.getByRole("alert")).toHaveTextContent("does not say for whom it was made");
  await send();
  expect(stampsOf(action)).toEqual([null]);
});

test.each([
  ["a staff view's form", true, "1"],
  ["a customer's form", false, null],
])("%s says which it is, and stays so on the page of the other", async (_, isStaffView, said) => {
  const action = vi.fn(async (_: FormState, __: FormData) => untouched());
  const { unmount } = render(inPage("stamp-before", action, null, isStaffView));
  await send();
  unmount();
  const refused = { ...untouched(), stale, customerStamp: "stamp-before", isStaffView };
  render(inPage("stamp-now", action, refused, !isStaffView));
  await send();
  expect(action.mock.calls.map(([, form]) => form.get("staffView"))).toEqual([said, said]);
});

test("another refusal that came with the page is shown in the form, with what was entered", () => {
  render(inPage("stamp-of-noor", refusing(), refusedWith("Not just now.", { company: "Quill" })));
  expect(screen.getByRole("alert")).toHaveTextContent("Not just now.");
  expect(screen.getByLabelText(/Company/)).toHaveValue("Quill");
});
