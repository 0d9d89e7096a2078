import { isClearlySecretName, isSecretName } from "../../lint/secret-name.js";
import { isEncrypted } from "./placeholders.js";

export { isClearlySecretName, isSecretName };

/** Values of a demo or the emulator that everybody knows: only words. A real secret has more than words. */
const knownValue = /^(?:demo|emulator)(?:-[a-z]+)+$/;
/** A reference to another variable. */
const reference = /^\$(?:\w+|\{\w+\})$/;
const minLength = 12;
/** Shorter values would be found by chance. */
const minShortLength = 8;
const wordWithNumber = /^[a-z]+[-_.]?\d{1,2}$/i;

/** Whether a value must be kept secret. */
export const isSecretValue = (value: string) =>
  value.length >= minLength && !knownValue.test(value) && !reference.test(value);

/** Whether a value was made by a machine: words alone, and words with a version, were not. */
export function looksRandom(value: string, minDigits = 3): boolean {
  const digits = value.replace(/\D/g, "").length;
  return digits >= minDigits && /[a-z]/i.test(value) && !wordWithNumber.test(value);
}

/**
 * Whether a variable holds a secret. A short value counts if its name is clear and it is no word; a value of a name that
 * says little, such as `STORAGE_KEY`, only if it looks random.
 */
export function isSecret(name: string, value: string): boolean {
  if (!isSecretName(name) || isEncrypted(value)) return false;
  if (isClearlySecretName(name) && isSecretValue(value)) return true;
  if (knownValue.test(value) || reference.test(value)) return false;
  if (!isClearlySecretName(name)) return value.length >= minLength && looksRandom(value);
  return value.length >= minShortLength && looksRandom(value, 1);
}
