// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { StaleForm } from "@/forms/form-state";
import { StaleNotice } from "./stale-notice";

// The page's address is Next's.
vi.mock("next/navigation", () => ({ usePathname: () => "/cart" }));

const elliot = { because: "changed", customerName: "Elliot Marsh" } as const;
const view = { ...elliot, isStaffView: true } as const;
const nobody = { because: "changed", customerName: null } as const;
const loadForElliot = "Load the page again for Elliot Marsh -> /cart";
const signIn = "Sign in again in a new tab, then send this form -> /login?next=%2Fcart";
const enterView = "Enter that staff view again in a new tab, then send this form -> /staff";

const linksShown = () =>
  screen.queryAllByRole("link").map((link) => `${link.textContent} -> ${link.getAttribute("href")}`);

test.each<[StaleForm, string, string[]]>([
  [
    { ...elliot, drawnFor: "guest" },
    "You are signed in as Elliot Marsh now, but this page was opened before anybody was signed in.",
    [loadForElliot],
  ],
  [
    { ...view, drawnFor: "guest" },
    "You see the shop as Elliot Marsh now (staff view), but this page was opened before anybody was signed in.",
    [loadForElliot],
  ],
  [
    { ...elliot, drawnFor: "customer" },
    "You are signed in as Elliot Marsh now, but this page was made for somebody else.",
    [signIn, loadForElliot],
  ],
  [
    { ...view, drawnFor: "customer" },
    "You see the shop as Elliot Marsh now (staff view), but this page was made for the customer who was signed in before.",
    [signIn, loadForElliot],
  ],
  [
    { ...nobody, drawnFor: "customer" },
    "Nobody is signed in here now, but this page was made for somebody who was.",
    [signIn, "Load the page again -> /cart"],
  ],
  [
    { ...elliot, drawnFor: "staff" },
    "You are signed in as Elliot Marsh now, but this page was made for a staff view.",
    [enterView, loadForElliot],
  ],
  [
    { ...view, drawnFor: "staff" },
    "You see the shop as Elliot Marsh now (staff view), but this page was made for another staff view.",
    [enterView, loadForElliot],
  ],
  [
    { ...nobody, drawnFor: "staff" },
    "Nobody is signed in here now, but this page was made for a staff view.",
    [enterView, "Load the page again -> /cart"],
  ],
  [
    { ...elliot, because: "unstamped" },
    "You are signed in as Elliot Marsh now. This form does not say for whom it was made. Nothing was changed.",
    [loadForElliot],
  ],
])("%o: who is here now, and each way on that leads anywhere", (stale, text, links) => {
  render(<StaleNotice stale={stale} />);
  expect(screen.getByRole("alert")).toHaveTextContent(text);
  expect(linksShown()).toEqual(links);
});

test.each<[StaleForm, string, string[]]>([
  [
    elliot,
    "You are signed in as Elliot Marsh now, but the page you came from was opened before that. You were not taken to the checkout.",
    ["Sign in as somebody else -> /login?next=%2Fcart"],
  ],
  [
    nobody,
    "Nobody is signed in here now, but the page you came from was opened before that. You were not taken to the checkout.",
    ["Sign in again -> /login?next=%2Fcart"],
  ],
  [
    { ...elliot, because: "unstamped" },
    "This form does not say for whom it was made. You were not taken to the checkout.",
    [],
  ],
])("%o, at the way to the checkout: whichever page it was before", (stale, text, links) => {
  render(<StaleNotice stale={stale} isCheckout />);
  expect(screen.getByRole("alert")).toHaveTextContent(text);
  expect(linksShown()).toEqual(links);
});

test("a name stands apart from the sentence around it, in whichever direction it is written", () => {
  render(<StaleNotice stale={{ ...elliot, customerName: "نور حداد" }} />);
  for (const name of screen.getAllByText("نور حداد")) expect(name.tagName).toBe("BDI");
});
