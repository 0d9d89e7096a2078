// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { FormState } from "@/forms/form-state";
import { ActionForm } from "./action-form";
import { SelectField, TextField } from "./form-field";

const countries = [
  { value: "CA", label: "Canada" },
  { value: "US", label: "United States" },
];

function renderForm(action: (state: FormState, form: FormData) => Promise<FormState>) {
  render(
    <ActionForm action={action} values={{ city: "Seattle", countryCode: "US" }} submitLabel="Save">
      <TextField name="firstName" label="First name" />
      <TextField name="city" label="City" hint="Where you live." />
      <SelectField name="countryCode" label="Country" options={countries} />
    </ActionForm>,
  );
}

test("after a refusal the first wrong field has the focus and its error, and what was entered stays", async () => {
  renderForm(async (_, form) => ({
    problem: null,
    fieldErrors: { city: "There is no such city." },
    values: { city: String(form.get("city")), countryCode: String(form.get("countryCode")) },
  }));
  await userEvent.clear(screen.getByLabelText(/^City/));
  await userEvent.type(screen.getByLabelText(/^City/), "Atlantis");
  await userEvent.selectOptions(screen.getByLabelText(/^Country/), "CA");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const city = await screen.findByRole("textbox", { name: /^City/, description: /no such city/ });
  expect(city).toHaveFocus();
  expect(city).toBeInvalid();
  expect(city).toHaveAccessibleDescription("There is no such city. Where you live.");
  expect(city).toHaveValue("Atlantis");
  expect(screen.getByLabelText(/^Country/)).toHaveValue("CA");
  expect(screen.getByRole("alert")).toHaveTextContent("Please look at what is marked below.");
});

test("a problem of the form as a whole is read out and has the focus", async () => {
  renderForm(async () => ({ problem: "Not just now.", fieldErrors: {}, values: {} }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Not just now.");
  expect(screen.getByRole("alert")).toHaveFocus();
});

test("while it is on its way it is not sent again", async () => {
  const action = vi.fn(() => new Promise<FormState>(() => {}));
  renderForm(action);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(action).toHaveBeenCalledTimes(1);
});

test("a refusal that comes with the page shows what was entered, and what is stored if nothing was", () => {
  const refused = { problem: "Not just now.", fieldErrors: {}, values: { city: "Tacoma" } };
  render(
    <ActionForm
      action={async (state) => state}
      values={{ firstName: "June", city: "Seattle" }}
      refused={refused}
      submitLabel="Save"
    >
      <TextField name="firstName" label="First name" />
      <TextField name="city" label="City" />
    </ActionForm>,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("Not just now.");
  expect(screen.getByLabelText(/^First name/)).toHaveValue("June");
  expect(screen.getByLabelText(/^City/)).toHaveValue("Tacoma");
});
