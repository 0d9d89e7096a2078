import { expect, test } from "vitest";
import { refusalOf } from "./api-refusal";

const fields = ["firstName", "email", "currentPassword"];

test("an error stands beside the last field of its path, the first one of a field first", () => {
  const errors = [
    { __typename: "ValidationError", path: ["input", "data", "firstName"], message: "Blank." },
    { __typename: "ValidationError", path: ["input", "data", "firstName"], message: "Short." },
  ];
  expect(refusalOf(errors, fields)).toEqual({ problem: null, fieldErrors: { firstName: "Blank." } });
});

test.each([
  ["EmailAlreadyInUseError", "email"],
  ["CustomerPasswordError", "currentPassword"],
])("an error without a path stands beside the field its type is about: %s", (__typename, field) => {
  const { fieldErrors } = refusalOf([{ __typename, message: "No." }], fields);
  expect(fieldErrors).toEqual({ [field]: "No." });
});

test("what belongs to no field of the form holds for all of it", () => {
  const errors = [
    { __typename: "CustomerRegistrationError", message: "Not now." },
    { __typename: "ValidationError", path: ["input", "taxCode"], message: "Missing." },
  ];
  expect(refusalOf(errors, fields)).toEqual({ problem: "Not now. Missing.", fieldErrors: {} });
});
