import { isSecretName, isSecretValue } from "../app/secrets.js";

/** The value of a secret variable, in every form that a file can contain it in. */
export interface Needle {
  readonly variable: string;
  readonly forms: readonly string[];
}

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
