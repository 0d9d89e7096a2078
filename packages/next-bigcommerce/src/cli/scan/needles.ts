/** The value of a secret variable, in every form that a file can contain it in. */
export interface Needle {
  readonly variable: string;
  readonly forms: readonly string[];
}

const secretName = /(SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE_KEY|API_KEY|CREDENTIAL)/i;
const notSecretName = /(_URL|_KIND|_LIFETIME|_SECONDS|_ID|_HASH|_PATH|_FILE)$/i;
/** Shorter values would be found by chance, and are not secrets. */
const minLength = 12;

/** Whether a variable of this name holds a secret. */
export const isSecretName = (name: string) => secretName.test(name) && !notSecretName.test(name);

/** Values of a demo or the emulator that everybody knows: only words. A real secret has more than words. */
const knownValue = /^(?:demo|emulator)(?:-[a-z]+)+$/;
/** A reference to another variable. */
const reference = /^\$(?:\w+|\{\w+\})$/;
const placeholder =
  /^(?:(?:your|my|the|some|change|replace|insert|example|placeholder|todo)(?:[-_ .]|$)|(?:change|replace)me|x{3,}|<|\$|\{|\.\.\.)/i;

/** Whether a value must be kept secret. */
export const isSecretValue = (value: string) =>
  value.length >= minLength && !knownValue.test(value) && !reference.test(value);

/** Whether a value in an example file only says that something must be filled in. */
export const isPlaceholder = (value: string) => placeholder.test(value);

/** What to look for: the values of the secrets in the environment. */
export function findNeedles(environment: NodeJS.ProcessEnv): Needle[] {
  return Object.entries(environment).flatMap(([variable, value = ""]) => {
    const text = value.trim();
    return isSecretName(variable) && isSecretValue(text) ? [{ variable, forms: formsOf(text) }] : [];
  });
}

function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const base64 = Buffer.from(value).toString("base64");
  const base64Url = Buffer.from(value).toString("base64url");
  return [...new Set([value, json, encodeURIComponent(value), base64, base64Url])];
}
