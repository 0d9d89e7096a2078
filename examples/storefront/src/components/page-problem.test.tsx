// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { orProblem } from "./page-problem";

const failed = (digest: string) => Object.assign(new Error("token abc was refused"), { digest });
const pageThat = (outcome: () => Promise<string>) =>
  orProblem<{ name: string }>(async ({ name }) => <p>{`${name}, ${await outcome()}`}</p>, { href: "/cart" });

test("a page that BigCommerce's data is there for is shown", async () => {
  render(await pageThat(async () => "three items")({ name: "Cart" }));
  expect(screen.getByText("Cart, three items")).toBeVisible();
});

test("in place of one whose data failed stands why, and two ways on that take no JavaScript", async () => {
  const page = pageThat(() => Promise.reject(failed("bigcommerce:rate_limited:k3v9-2")));
  render(await page({ name: "Cart" }));
  expect(screen.getByRole("heading")).toHaveTextContent("We are very busy just now");
  expect(screen.getByText("rate_limited k3v9-2")).toBeVisible();
  expect(screen.getByRole("link", { name: "Try again" })).toHaveAttribute("href", "/cart");
  expect(screen.getByRole("link", { name: "Back to the shop" })).toHaveAttribute("href", "/");
  expect(screen.queryByText(/token abc/)).toBeNull();
});

test("a redirect, and a mistake in the page itself, are Next's", async () => {
  for (const digest of ["NEXT_REDIRECT;replace;/login;307;", "2338423467"]) {
    const error = failed(digest);
    await expect(pageThat(() => Promise.reject(error))({ name: "Cart" })).rejects.toBe(error);
  }
});
