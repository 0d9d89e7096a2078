import { z } from "zod";
import { nearName } from "./near-name.js";

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with a value: for `safeParse`, so that nobody reads the library's words. A message of a schema's own goes
 * before. The value of a string is shown only where it cannot be a secret.
 */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeWords(issue.expected, issue.input);
    case "invalid_value":
      return choiceWords(issue.values.map(String), issue.input);
    case "invalid_union":
      return unionWords(issue);
    case "unrecognized_keys":
      return unknownWords(issue);
    case "too_small":
      return sizeWords(issue, "least", Number(issue.minimum));
    case "too_big":
      return sizeWords(issue, "most", Number(issue.maximum));
    case "invalid_format":
      return formatWords(issue.format, issue.pattern, issue.input);
    default:
      return "is not valid";
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function typeWords(expected: string, input: unknown): string {
  const type = typeNames[expected] ?? expected;
  return input === undefined ? `is missing: it must be ${type}` : `must be ${type}, but is ${shown(input)}`;
}

/** Without the text of a string. */
function shown(input: unknown): string {
  if (input === null || typeof input === "number" || typeof input === "boolean") return String(input);
  if (Array.isArray(input)) return "a list";
  return typeNames[typeof input] ?? `a ${typeof input}`;
}

function choiceWords(values: readonly string[], input: unknown): string {
  const list = values.map((value) => `"${value}"`).join(", ");
  const expected = values.length === 1 ? list : `one of ${list}`;
  if (typeof input !== "string") return typeWords(expected, input);
  return `must be ${expected}, but is ${quoted(input)}${hint(nearName(input, values))}`;
}

function unionWords(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const { discriminator, input } = issue;
  const { options } = z
    .object({ options: z.array(z.string()) })
    .catch({ options: [] })
    .parse(issue);
  if (typeof discriminator !== "string" || options.length === 0) return "is of none of the kinds it may be";
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(input);
  return choiceWords(options, fields[discriminator]);
}

const mostNamed = 5;

function unknownWords({ keys, inst }: Extract<Issue, { code: "unrecognized_keys" }>): string {
  const known = inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];
  const named = keys.slice(0, mostNamed).map((key) => `${quoted(key)}${hint(nearName(key, known))}`);
  const left = keys.length - named.length;
  return `has no field ${named.join(", no field ")}${left > 0 ? `, and ${left} more that are unknown` : ""}`;
}

const hint = (name: string | undefined) => (name === undefined ? "" : ` (did you mean "${name}"?)`);

type SizeIssue = Extract<Issue, { code: "too_small" | "too_big" }>;

function sizeWords({ origin, inclusive, exact, input }: SizeIssue, bound: "least" | "most", limit: number) {
  if (origin === "string" && input === "") return "must not be empty";
  const at = exact ? "exactly" : `at ${bound}`;
  if (typeof input === "string") return `must have ${at} ${limit} characters, but has ${input.length}`;
  if (Array.isArray(input)) return `must have ${at} ${limit} ${limit === 1 ? "entry" : "entries"}`;
  const than = bound === "least" ? "more" : "less";
  return `must be ${inclusive === false ? `${than} than` : at} ${limit}, but is ${shown(input)}`;
}

const formats: Readonly<Record<string, string>> = {
  email: "an email address",
  datetime: "a time in UTC such as 2026-01-31T12:00:00Z",
  uuid: "a UUID",
  guid: "a UUID",
};

function formatWords(format: string, pattern: string | undefined, input: unknown): string {
  const known = formats[format];
  if (known !== undefined) return `must be ${known}, but is ${quoted(String(input))}`;
  return format === "regex" && pattern !== undefined ? `must match ${pattern}` : `must be a valid ${format}`;
}

const longestShown = 60;

function quoted(text: string): string {
  return JSON.stringify(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}
