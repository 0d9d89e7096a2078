/** Whether `value` has the shape of a BCP 47 language tag, such as `fr-CA`. */
export function isLocale(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}$/.test(value);
}
