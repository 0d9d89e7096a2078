/** The value of a secret variable, in the forms in which it can stand in a file. */
export interface Needle {
  readonly variable: string;
  readonly forms: readonly string[];
}

const secretName = /(SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE_KEY|API_KEY|CREDENTIAL)/i;
const notSecretName = /(_URL|_KIND|_LIFETIME|_SECONDS|_ID|_HASH|_PATH|_FILE)$/i;
/** Shorter ones would be found by chance, and are no secret. */
const minLength = 12;

/** Whether a variable of this name holds a secret. */
export const isSecretName = (name: string) => secretName.test(name) && !notSecretName.test(name);

/** Whether a value stands in for one that is to be filled in, or is one that everybody knows, of a demo. */
export function isPlaceholder(value: string): boolean {
  return (
    value.length < minLength ||
    /^(your|my|the|some|change|replace|insert|example|placeholder|demo-|emulator-|todo|x{3,}|<|\$|\{|\.\.\.)/i.test(
      value,
    )
  );
}

/** What to look for: the values of the environment's secrets. */
export function findNeedles(environment: NodeJS.ProcessEnv): Needle[] {
  return Object.entries(environment).flatMap(([variable, value = ""]) => {
    const text = value.trim();
    return isSecretName(variable) && !isPlaceholder(text) ? [{ variable, forms: formsOf(text) }] : [];
  });
}

function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const base64 = Buffer.from(value).toString("base64");
  const base64Url = Buffer.from(value).toString("base64url");
  return [...new Set([value, json, encodeURIComponent(value), base64, base64Url])];
}
