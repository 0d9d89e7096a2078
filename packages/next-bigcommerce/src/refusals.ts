import type * as errors from "./errors.js";
import type * as entry from "./index.js";

type RefusedName = Exclude<keyof typeof entry, keyof typeof errors>;

/**
 * The exports of the package that need Next's Node.js server, each as a function that throws this sentence when it is
 * called. Not at import: a mock of the package, made from its own exports, works everywhere.
 */
export function refuseWith(sentence: string): Readonly<Record<RefusedName, () => never>> {
  const refuse = () => {
    throw new Error(sentence);
  };
  return {
    bearerSecret: refuse,
    createBigCommerce: refuse,
    createGraphQLRoute: refuse,
    createImpersonationTokenRoute: refuse,
    getImpersonationToken: refuse,
    keyvTokenStore: refuse,
    redisTokenStore: refuse,
  };
}
