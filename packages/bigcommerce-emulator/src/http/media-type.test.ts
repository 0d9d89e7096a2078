import { expect, test } from "vitest";
import { accepts, isJsonContent } from "./media-type.js";

test.each([
  [null, true],
  ["", true],
  ["*/*", true],
  ["application/*;q=0.5", true],
  ["text/html, Application/JSON", true],
  ["text/html", false],
  ["application/json;q=0", false],
  ["application/jsonp", false],
])("Accept %j allows JSON: %s", (accept, admitted) => {
  expect(accepts(accept, "application/json")).toBe(admitted);
});

test.each([
  [null, false],
  ["application/json", true],
  ["application/json; charset=utf-8", true],
  ["text/json", false],
])("Content-Type %j is JSON: %s", (contentType, json) => {
  expect(isJsonContent(contentType)).toBe(json);
});
