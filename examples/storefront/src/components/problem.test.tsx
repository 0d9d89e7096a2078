// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "./problem";

const errorWith = (digest: unknown) => Object.assign(new Error("token abc was refused"), { digest });

test("the button tries again, once for each press", async () => {
  const retry = vi.fn();
  render(<Problem error={errorWith("123")} retry={retry} />);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledTimes(1);
});

test("the reader is brought to the heading, and hears it", () => {
  render(<Problem error={errorWith("123")} retry={() => {}} />);
  expect(screen.getByRole("heading")).toHaveFocus();
  expect(screen.getByRole("alert")).toHaveTextContent("We could not load this just now");
});

test("too many requests read as being busy, with the code and reference for the log", () => {
  render(<Problem error={errorWith("bigcommerce:rate_limited:k3v9-2")} retry={() => {}} />);
  expect(screen.getByRole("heading")).toHaveTextContent("We are very busy just now");
  expect(screen.getByText("rate_limited k3v9-2")).toBeVisible();
});

test("the message of the error is never shown", () => {
  render(<Problem error={errorWith("123")} retry={() => {}} />);
  expect(screen.queryByText(/token abc/)).toBeNull();
});

test("Next's own digest is shown as the reference, without a code", () => {
  render(<Problem error={errorWith("2338423467")} retry={() => {}} />);
  expect(screen.getByText("2338423467")).toBeVisible();
});

test.each([new Error("plain"), errorWith(""), errorWith(7), "text", null])(
  "an error without a digest, or what is not an error, gives no reference (%#)",
  (error) => {
    render(<Problem error={error} retry={() => {}} />);
    expect(screen.queryByText(/please mention/)).toBeNull();
  },
);

test("an impersonation that is refused reads as the end of the staff session", () => {
  render(<Problem error={errorWith("bigcommerce:impersonation_refused:k3v9-2")} retry={() => {}} />);
  expect(screen.getByRole("heading")).toHaveTextContent("Your staff session has ended");
});
