import { expect, test } from "vitest";
import { kindOfForm } from "./customer-stamp";

test.each([
  [{ customerStamp: "" }, "guest"],
  [{ customerStamp: "stamp-of-noor" }, "customer"],
  [{ customerStamp: "stamp-of-view", staffView: "1" }, "staff"],
  // Nobody sees the shop as a guest.
  [{ customerStamp: "", staffView: "1" }, "guest"],
  [{ staffView: "1" }, undefined],
  [{}, undefined],
])("the form with %o was drawn for: %s", (fields, kind) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  expect(kindOfForm(form)).toBe(kind);
});
