// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { readSentForm } from "@/forms/form-answer";
import { refusedWith, untouched } from "@/forms/form-state";
import { problemTexts } from "@/forms/problem";
import { orProblem } from "./or-problem";

// What Next keeps for a request, and the page's address.
vi.mock("@/forms/form-answer", () => ({ readSentForm: vi.fn(async () => undefined) }));
vi.mock("next/navigation", () => ({ usePathname: () => "/cart" }));
afterEach(() => vi.mocked(readSentForm).mockReset());

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

const unsure = { ...refusedWith(problemTexts.unsure, { company: "Quill" }), isUnanswered: true };

test("a page that answers a form and cannot be shown says what was answered, and keeps what was typed", async () => {
  vi.mocked(readSentForm).mockResolvedValue({ form: "profile", state: unsure });
  const page = pageThat(() => Promise.reject(failed("bigcommerce:timeout:k3v9-2")));
  render(await page({ name: "Cart" }));
  expect(screen.getByText("We are not sure whether this was saved", { exact: false })).toBeVisible();
  expect(screen.getByText("Quill")).toBeInTheDocument();
  expect(screen.queryByText(/nothing was changed/)).toBeNull();
  expect(screen.getByRole("link", { name: "Try again" })).toBeVisible();
});

test("after a form that BigCommerce did not answer, the page does not wait for it as long again", async () => {
  vi.mocked(readSentForm).mockResolvedValue({ form: "profile", state: unsure });
  const page = pageThat(() => new Promise<string>(() => {}));
  render(await page({ name: "Cart" }));
  expect(screen.getByText("Quill")).toBeInTheDocument();
});

test("who is signed out by now is shown what was typed in a form that does not say whose it is", async () => {
  const stale = { because: "unstamped", customerName: null } as const;
  const state = { ...untouched({ company: "Quill" }), stale };
  vi.mocked(readSentForm).mockResolvedValue({ form: "profile", state });
  const page = pageThat(() => Promise.reject(failed("NEXT_REDIRECT;replace;/login;307;")));
  render(await page({ name: "Cart" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Nobody is signed in here now");
  expect(screen.getByText("Quill")).toBeInTheDocument();
});
