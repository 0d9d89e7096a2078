/** A login that a Customer Login JWT stands for. Whoever reads it has used the JWT. */
export interface CustomerLogin {
  readonly customerId: number;
  /** Path and query on the storefront. */
  readonly redirectTo: string;
}

export type CustomerLoginReading =
  | { readonly login: CustomerLogin }
  | { readonly refusal: CustomerLoginRefusal };

/** Why a login token is refused. */
export interface CustomerLoginRefusal {
  readonly problem: CustomerLoginProblem;
  readonly status: number;
  /** What is wrong, as a sentence without its full stop. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
}

const problems = {
  not_a_jwt: [
    400,
    "The login token is not a JWT",
    "It must be the whole token: three parts in base64url, separated by dots.",
  ],
  wrong_algorithm: [
    401,
    "The login token is not signed with HS256",
    "BigCommerce accepts no other algorithm, and no unsigned token.",
  ],
  wrong_signature: [
    401,
    "The login token has a wrong signature",
    "Sign it with the client secret of the API account, not with its access token.",
  ],
  invalid_claims: [400, "The login token lacks a claim, or has one of the wrong type", ""],
  wrong_issuer: [401, "The login token is from another API account", "iss must be the account's client id."],
  wrong_store: [403, "The login token is for another store", "store_hash must be the hash of this store."],
  wrong_operation: [400, "The login token is for another operation", 'operation must be "customer_login".'],
  too_old: [
    401,
    "The login token is too old",
    "A token is good for 30 seconds from iat. Make one when the shopper needs it, with a clock that is right.",
  ],
  from_the_future: [
    401,
    "The login token is from the future",
    "iat is later than now. It must be in seconds, from a clock that is right.",
  ],
  absolute_redirect: [
    400,
    "The login token leads to another site",
    "redirect_to must be a path of this site, with one slash at its start.",
  ],
  wrong_ip: [
    403,
    "The login token is for another IP address",
    "request_ip is not the address that this request comes from.",
  ],
  missing_channel: [
    400,
    "The login token names no channel",
    "Without channel_id the cart of a headless storefront cannot be loaded.",
  ],
  unknown_channel: [
    403,
    "The login token is for another channel",
    "channel_id must be a channel of this store.",
  ],
  unknown_customer: [
    404,
    "The login token is for an unknown customer",
    "The store has no customer customer_id.",
  ],
  used_before: [
    410,
    "The login token has been used",
    "A token works once. Go back to the shop to get another one; each needs its own jti.",
  ],
} as const satisfies Record<string, readonly [status: number, title: string, advice: string]>;

export type CustomerLoginProblem = keyof typeof problems;

/** @param detail - said before the advice; never a part of the token. */
export function customerLoginRefusal(
  problem: CustomerLoginProblem,
  detail?: string,
): { refusal: CustomerLoginRefusal } {
  const [status, title, advice] = problems[problem];
  return { refusal: { problem, status, title, advice: detail ?? advice } };
}
