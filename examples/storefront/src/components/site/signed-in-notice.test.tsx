// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SignedInNotice } from "./signed-in-notice";

afterEach(() => vi.unstubAllGlobals());

const fields = <input type="hidden" name="customerStamp" value="stamp-of-noor" />;
const inPage = (isArrival: boolean, name: string | null = null) => (
  <SignedInNotice isArrival={isArrival} name={name} fields={fields} />
);
const notice = () => screen.queryByRole("complementary", { name: "Still signed in" });
const formOf = (button: string) => screen.getByRole<HTMLButtonElement>("button", { name: button }).form;

test("it says who is signed in, and both answers carry for whom they were drawn", () => {
  render(inPage(true, "Noor Haddad"));
  expect(notice()).toHaveTextContent("You are still signed in here as Noor Haddad.");
  expect(formOf("Sign out")).toHaveFormValues({ customerStamp: "stamp-of-noor" });
  expect(formOf("Stay signed in")).toHaveFormValues({ customerStamp: "stamp-of-noor" });
  expect(formOf("Sign out")).toHaveAttribute("action", "/logout");
});

test("without the name it says the rest", () => {
  render(inPage(true));
  expect(notice()).toHaveTextContent("You are still signed in here.");
});

test("it stays when the page is drawn anew after an action, and does not come with one", () => {
  const arrived = render(inPage(true, "Noor Haddad"));
  arrived.rerender(inPage(false));
  expect(notice()).toHaveTextContent("as Noor Haddad");
  arrived.unmount();
  render(inPage(false)).rerender(inPage(true));
  expect(notice()).toBeNull();
});

test("an answer that is lost on the way puts it away all the same", async () => {
  const sent = vi.fn<typeof fetch>().mockRejectedValue(new TypeError("Failed to fetch"));
  vi.stubGlobal("fetch", sent);
  render(inPage(true));
  await userEvent.click(screen.getByRole("button", { name: "Stay signed in" }));
  expect(notice()).toBeNull();
  expect(sent).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/\/cart\/stay$/),
    expect.objectContaining({ method: "post" }),
  );
});
