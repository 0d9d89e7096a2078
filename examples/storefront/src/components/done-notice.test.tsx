// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { DoneNotice } from "./done-notice";

const notices = { saved: "The address was saved." };

test("what was done is said", () => {
  render(<DoneNotice notices={notices} done="saved" />);
  expect(screen.getByRole("status")).toHaveTextContent("The address was saved.");
});

test.each([["toString"], ["constructor"], ["__proto__"], ["unheard-of"], [undefined], [["saved", "saved"]]])(
  "an address that names %s says nothing",
  (done) => {
    const { container } = render(<DoneNotice notices={notices} done={done} />);
    expect(container).toBeEmptyDOMElement();
  },
);
