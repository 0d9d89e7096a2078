/** An expiry that is further ahead was written to last. */
const maxExpirySeconds = 30 * 24 * 3600;

export const farExpiry = { id: "far-expiry", kind: "a fixed `expires_at` far in the future" };

const written = /(?<!max_?)expires_?at["']?\s{0,8}[:=]\s{0,8}(\d[\d_]{9,16})\b/gi;

/** Where a text writes an expiry far ahead as a number. */
export function findFarExpiries(text: string, nowMs: number): number[] {
  const found = [...text.matchAll(written)];
  return found.filter(({ 1: digits = "" }) => isFarMs(expiryMs(digits), nowMs)).map(({ index }) => index);
}

/** Ten digits are seconds, thirteen milliseconds; any other number is not a time. */
function expiryMs(number: string): number {
  const digits = number.replaceAll("_", "");
  if (digits.length === 13) return Number(digits);
  return digits.length === 10 ? Number(digits) * 1000 : 0;
}

/** Of a value that code works out. Larger numbers are milliseconds, which BigCommerce would refuse. */
export const isFarSeconds = (value: number, nowMs: number) =>
  isFarMs(value > 100_000_000_000 ? value : value * 1000, nowMs);

const isFarMs = (expiry: number, nowMs: number) => expiry > nowMs + maxExpirySeconds * 1000;
