import { createHash, timingSafeEqual } from "node:crypto";
import { findPastedProblem } from "../config/pasted-value.js";
import { BigCommerceError } from "../errors.js";

/** One secret, or several while one replaces another. In a list, unset and blank entries are skipped. */
export type BearerSecrets = string | ReadonlyArray<string | undefined> | undefined;

const minSecretLength = 16;
const token68 = /^[A-Za-z0-9\-._~+/]+=*$/;
const bearerCredentials = /^bearer ([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * An `authorize` for the package's route handlers: allows a request whose `Authorization: Bearer …` is one of the secrets.
 * It compares SHA-256 digests in constant time, and every secret each time.
 *
 * @param secrets - The secret, several of them (to rotate: add the new one, move the callers, remove the old one), or
 * a function that returns either. The function is called for every request, so that a changed secret counts at once. A
 * secret has at least 16 characters: letters, digits and `-._~+/`, with `=` only at its end. Spaces around it are
 * ignored; quotes around it and placeholders are refused. Make one with `openssl rand -base64 32`.
 * @returns A function that resolves to whether the request has one of the secrets. It rejects with
 * `configuration_invalid` if no secret is set or one is not valid; the message never holds a secret.
 * @example
 * ```ts
 * createImpersonationTokenRoute(bigcommerce, {
 *   authorize: bearerSecret(() => [process.env.SERVICE_SECRET, process.env.SERVICE_SECRET_OLD]),
 * });
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 * @see https://nextjs.org/docs/app/guides/backend-for-frontend
 */
export function bearerSecret(
  secrets: BearerSecrets | (() => BearerSecrets | Promise<BearerSecrets>),
): (request: Request) => Promise<boolean> {
  return async (request) => {
    const known = usableSecrets(typeof secrets === "function" ? await secrets() : secrets);
    const [, credentials] = bearerCredentials.exec(request.headers.get("authorization") ?? "") ?? [];
    const given = digestOf(credentials ?? "");
    let matches = false;
    for (const secret of known) matches = timingSafeEqual(digestOf(secret), given) || matches;
    return matches;
  };
}

function usableSecrets(secrets: BearerSecrets): string[] {
  const list = typeof secrets === "string" || secrets === undefined ? [secrets] : secrets;
  const set = list.flatMap((secret) => secret?.trim() || []);
  if (set.length === 0) throw unusable("no secret is set. Set the environment variable it is read from");
  for (const secret of set) {
    const pasted = findPastedProblem(secret);
    if (pasted !== undefined) throw unusable(`a secret ${pasted}. Use one that is random`);
    if (secret.length < minSecretLength) {
      throw unusable(
        `a secret has ${secret.length} characters, fewer than ${minSecretLength}. Use a longer one`,
      );
    }
    if (!token68.test(secret)) {
      throw unusable(
        "a secret has characters that a bearer token cannot have. Use letters, digits and -._~+/, with = only at the end",
      );
    }
  }
  return set;
}

function unusable(problem: string): BigCommerceError {
  const remedy = "for example the output of `openssl rand -base64 32`.";
  return new BigCommerceError("configuration_invalid", `bearerSecret: ${problem}, ${remedy}`);
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
