const secretName =
  /SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|CREDENTIAL/i;
/** Many keys are secrets, and many are names of entries or meant for browsers: {@link isSecretName} counts the rest. */
const keyName = /(?:^|_)KEYS?$/i;
const keyOfSomethingElse = /PUBLIC|PUBLISHABLE|SITE_KEY|IDEMPOTENCY|CACHE|STORAGE|SORT|PRIMARY|FOREIGN/i;
const notSecretName =
  /(_URL|_KIND|_LIFETIME|_SECONDS|_TTL|_TYPE|_ID|_HASH|_PATH|_FILE|_NAME|_PREFIX|_STORE|_HEADER|_COOKIE|_ISSUER|_AUDIENCE|_ENDPOINT)$/i;

/** Services such as maps and search have tokens and keys for browsers: among names for browsers only these are secrets. */
const secretForNobody =
  /SECRET|PASSWORD|PASSWD|PASSPHRASE|PRIVATE_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|CREDENTIAL|BIGCOMMERCE|_BC_|IMPERSONATION|CUSTOMER_ACCESS|SESSION|SERVICE_TOKEN/i;

/** Whether a name alone says that its variable holds a secret. */
export function isClearlySecretName(name: string): boolean {
  if (!secretName.test(name) || notSecretName.test(name)) return false;
  return !name.startsWith("NEXT_PUBLIC_") || secretForNobody.test(name);
}

/** Whether a variable of this name holds a secret, such as `SESSION_SECRET` or `SIGNING_KEY`. */
export const isSecretName = (name: string) =>
  isClearlySecretName(name) || (keyName.test(name) && !keyOfSomethingElse.test(name));
