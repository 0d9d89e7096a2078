import * as z from "zod/mini";
import { bodyLimits, type Limits, wholeNumberRule } from "../config/limits.js";
import { BigCommerceError } from "../errors.js";

/** Its errors state the rule: "a whole number of seconds from 1 to 60". */
export function wholeNumber(limits: Limits, unit = "") {
  const rule = wholeNumberRule(limits, unit);
  return z.int(rule).check(z.gte(limits.min, rule), z.lte(limits.max, rule));
}

export function functionOf<Type>() {
  return z.custom<Extract<Type, (...args: never[]) => unknown>>(
    (value) => typeof value === "function",
    "a function",
  );
}

/** The largest body that a route reads, in bytes. */
export const maxBodyBytes = z._default(wholeNumber(bodyLimits), 16_384);

/**
 * Checks the options of a route. The messages of `schema` are its rules: "a function" becomes "onError must be a function".
 * Of the path of an issue, such as `allowedOrigins.0`, the error names the first `depthOf(option)` parts.
 *
 * @throws {BigCommerceError} `configuration_invalid`, naming every option that does not fit.
 */
export function readRouteOptions<Checked>(
  route: string,
  schema: z.ZodMiniType<Checked>,
  options: unknown,
  depthOf: (option: string) => number = () => 1,
): Checked {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const place = path.slice(0, depthOf(String(path[0]))).map(String);
    return `${place.join(".") || "options"} must be ${message}`;
  });
  throw new BigCommerceError("configuration_invalid", `${route}: ${[...new Set(problems)].join("; ")}.`);
}
