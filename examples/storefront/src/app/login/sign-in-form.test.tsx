// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { SignInForm } from "./sign-in-form";

test("the form posts to its route without JavaScript, and knows where to go afterwards", () => {
  render(<SignInForm email="" next="/account/orders" problem={null} />);
  const form = screen.getByLabelText("Email").closest("form");
  expect(form).toHaveAttribute("method", "post");
  expect(form).toHaveAttribute("action", "/login/submit");
  expect(form).toHaveFormValues({ email: "", password: "", next: "/account/orders" });
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveAttribute("type", "submit");
});

test("after a wrong password the problem is read out, the e-mail stays and the password does not", () => {
  render(<SignInForm email="retail@example.com" next="/account" problem="They do not match." />);
  expect(screen.getByRole("alert")).toHaveTextContent("They do not match.");
  expect(screen.getByLabelText("Email")).toHaveValue("retail@example.com");
  expect(screen.getByLabelText("Password")).toHaveValue("");
});

test("that what was typed waits is said with the problem, and not without one", () => {
  const waits = /shown again once the same customer has signed in/;
  const { rerender } = render(<SignInForm email="" next="/account" problem="It had ended." isFormKept />);
  expect(screen.getByRole("alert")).toHaveTextContent(waits);
  rerender(<SignInForm email="" next="/account" problem="It had ended." />);
  expect(screen.getByRole("alert")).not.toHaveTextContent(waits);
  rerender(<SignInForm email="" next="/account" problem={null} isFormKept />);
  expect(screen.queryByText(waits)).toBeNull();
});

test("password managers can tell the fields apart", () => {
  render(<SignInForm email="" next="/account" problem={null} />);
  expect(screen.getByLabelText("Email")).toHaveAttribute("autocomplete", "username");
  expect(screen.getByLabelText("Password")).toHaveAttribute("autocomplete", "current-password");
});
