// @vitest-environment happy-dom

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Form } from "./form";
import { NameFields } from "./name-fields";
import { SearchForm } from "./search-form";
import { SignInFields } from "./sign-in-fields";

const folder = join(import.meta.dirname, "../..");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".tsx") && !path.endsWith(".test.tsx"))
  .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
const pathsWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("a browser keeps nothing of what was typed in a form", () => {
  const { container } = render(
    <>
      <Form action="/logout" method="post" />
      <SearchForm action="/" />
    </>,
  );
  const forms = [...container.querySelectorAll("form")];
  expect(forms.map((form) => form.getAttribute("autocomplete"))).toEqual(["off", "off"]);
});

test("its fields say what they are for as before", () => {
  const { container } = render(
    <Form action="/login/submit">
      <NameFields />
      <SignInFields emailLabel="Email" />
    </Form>,
  );
  const inputs = [...container.querySelectorAll("input")];
  const tokens = ["given-name", "family-name", "username", "current-password"];
  expect(inputs.map((input) => input.getAttribute("autocomplete"))).toEqual(tokens);
});

test("every form of the shop is one of the two", () => {
  expect(pathsWith(/<form\b|createElement\(["']form/)).toEqual(["components/form/form.tsx"]);
  expect(pathsWith(/["']next\/form["']/)).toEqual(["components/form/search-form.tsx"]);
  expect(pathsWith(/<Form\b/).length).toBeGreaterThan(12);
});
