import { isRecord } from "../../values.js";

/**
 * A schema of any validation library that supports Standard Schema: zod, Valibot, ArkType and others.
 *
 * @example
 * ```ts
 * const input: StandardSchema = z.object({ term: z.string().trim().min(2).max(80) });
 * ```
 * @see https://standardschema.dev
 */
export interface StandardSchema {
  /** The key that Standard Schema reserves for itself. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardSchemaResult | Promise<StandardSchemaResult>;
  };
}

/** What a {@link StandardSchema} returns: the checked value, or what is wrong with it. */
export type StandardSchemaResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly StandardSchemaIssue[] };

/** One thing that is wrong. `path` leads to it, and is empty or missing for the value itself. */
export interface StandardSchemaIssue {
  /** What is wrong, for a reader. */
  readonly message: string;
  /** The keys that lead to the value. */
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/** Some libraries make their schemas as objects, others as functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if (!isRecord(value) && typeof value !== "function") return false;
  const standard: unknown = "~standard" in value ? value["~standard"] : undefined;
  return isRecord(standard) && standard.version === 1 && typeof standard.validate === "function";
}

/** The place of an issue, such as `filters.0.name`. */
export function issuePath({ path = [] }: StandardSchemaIssue): string {
  return path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
}
