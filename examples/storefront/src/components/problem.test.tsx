// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "./problem";

const errorWith = (digest: string) => Object.assign(new Error("token abc was refused"), { digest });

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
