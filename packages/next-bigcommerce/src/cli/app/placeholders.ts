/** An encrypted value, as dotenvx and SOPS write it into files that are meant to be in git. */
const encrypted = /^(?:encrypted:|ENC\[)/;
const placeholder =
  /^(?:(?:your|my|the|some|change|replace|insert|example|placeholder|todo|dummy|fake)(?:[-_ .]|$)|(?:change|replace)me|x{3,}|<|\$|\{|\[|\.\.\.|\*)|[-_ ]here$/i;

export const isEncrypted = (value: string) => encrypted.test(value);

/** Whether a value only says that something must be filled in. */
export const isPlaceholder = (value: string) => placeholder.test(value);

/** What people write into examples about the value that belongs there. */
const telling = new Set(
  (
    "account api access auth base64 bigcommerce bytes char characters chars client complex enter example fill generate " +
    "generated hex impersonation insert key least length long longer min minimum must openssl passphrase password paste " +
    "please put rand random replace sample secret service session set sha256 something strength string strong token value"
  ).split(" "),
);

/**
 * Whether a value in an example file says what belongs there: `a-secret-of-at-least-32-characters`. A password of words
 * alone says nothing of the kind, and letters that a machine chose are no words.
 */
export function isExampleValue(value: string): boolean {
  if (isPlaceholder(value)) return true;
  const parts = value.split(/[-_ ]/);
  return (
    parts.length > 1 && parts.every(isWordOrNumber) && parts.some((part) => telling.has(part.toLowerCase()))
  );
}

function isWordOrNumber(part: string): boolean {
  if (telling.has(part.toLowerCase()) || /^\d{1,3}$/.test(part)) return true;
  if (!/^[A-Z]?[a-z]{0,13}$/.test(part) || /[^aeiouy]{5}/i.test(part)) return false;
  return part.length <= 3 || /[aeiouy]/i.test(part);
}
