import { z } from "zod";
import { isLocalPath } from "../../../store/input/local-path.js";
import type { ManagementCall } from "./call.js";
import { refusals } from "./refusal.js";

const missing = "error.path.missing";

/** The codes of BigCommerce's JSON reader. */
const expected = (type: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? missing : `error.expected.${type}`),
});

/** Whether a time is one that ISO 8601 writes with a year of four digits. */
export const isTime = (ms: number) => ms >= Date.UTC(1, 0) && ms < Date.UTC(10_000, 0);

/** The highest amount of money, weight or length. Sums of such amounts still have exact cents. */
export const mostAmount = 9_999_999_999;

const integer = z
  .number(expected("jsnumber"))
  .int("error.expected.int")
  .min(-(2 ** 31), "error.min")
  .max(2 ** 31 - 1, "error.max");
const amount = z.number(expected("jsnumber")).min(0, "error.min").max(mostAmount, "error.max");

export const fields = {
  text: z.string(expected("jsstring")),
  /** A text that must say something. */
  words: z.string(expected("jsstring")).refine((text) => text.trim() !== "", "error.minLength"),
  /** A path of the storefront. */
  path: z.string(expected("jsstring")).refine(isLocalPath, "error.pattern"),
  /** A text of at most so many characters. */
  textUpTo: (characters: number) => z.string(expected("jsstring")).max(characters, "error.maxLength"),
  /** Of 32 bits. */
  integer,
  id: z.number(expected("jsnumber")).int("error.expected.int").positive("error.min"),
  /** 0 where there is none. */
  idOrNone: z.number(expected("jsnumber")).int("error.expected.int").min(0, "error.min"),
  amount,
  flag: z.boolean(expected("jsboolean")),
  /** A day or a time, stored as UTC in whole seconds: `2026-11-20T12:00:00Z`. */
  time: z
    .string(expected("jsstring"))
    .refine((text) => isTime(Date.parse(text)), "error.expected.date")
    .transform((text) => `${new Date(text).toISOString().slice(0, 19)}Z`),
  /** v2 writes amounts as text, and reads numbers too. */
  decimal: z
    .union([z.number(), z.string().trim().min(1).transform(Number)], expected("jsnumber"))
    .pipe(amount),
  choice: <const Values extends readonly [string, ...string[]]>(values: Values) =>
    z.enum(values, {
      error: (issue) => (issue.input === undefined ? missing : "error.expected.validenumvalue"),
    }),
  list: <Item extends z.ZodType>(item: Item) => z.array(item, expected("jsarray")),
  object: <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape, expected("jsobject")),
} as const;

/**
 * The body, checked. Fields that BigCommerce does not have are ignored.
 *
 * @throws ManagementRefusal 422 with a code for each field in v3; 400 that names the first field in v2.
 */
export function bodyOf<Schema extends z.ZodType>(call: ManagementCall, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  if (call.version === "v3") throw refusals.v3.invalid(errorsOf(parsed.error));
  throw listProblem(parsed.error);
}

function errorsOf({ issues }: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    issues
      .flatMap(issuesInside)
      .filter(({ path }) => path.length > 0)
      .map(({ path, message }) => [path.join("."), message]),
  );
}

/** Of a body that may be one resource or a list of them: what is wrong with its fields. */
function issuesInside(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union" || issue.path.length > 0) return [issue];
  return issue.errors.find((issues) => issues.every(({ path }) => path.length > 0)) ?? [];
}

function listProblem({ issues }: z.ZodError) {
  const [first] = issues;
  const field = first?.path.at(-1);
  if (first === undefined || typeof field !== "string") return refusals.v2.notJson();
  return first.message === missing ? refusals.v2.required(field) : refusals.v2.invalid(field);
}

/**
 * The body of a request that writes several resources at once.
 *
 * @throws ManagementRefusal 413 for more items than BigCommerce takes.
 */
export function bodyListOf<Item extends z.ZodType>(
  call: ManagementCall,
  item: Item,
  most: number,
): z.output<Item>[] {
  if (Array.isArray(call.body) && call.body.length > most) throw refusals.v3.tooManyItems(most);
  return bodyOf(call, fields.list(item));
}

/** Sets what was given, and leaves alone what was left out. */
export function assignGiven<Target extends object>(
  target: Target,
  changes: { readonly [Name in keyof Target]?: Target[Name] | undefined },
): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined) Object.assign(target, { [name]: value });
  }
}
