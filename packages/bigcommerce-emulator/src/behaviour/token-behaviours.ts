import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

/** How tokens are created, revoked and counted. */
export const tokenBehaviours = {
  "token.response": {
    what: 'A created token: 200, `{"data":{"token"},"meta":{}}`, an ES256 JWT with `eat` and no `exp`.',
    source: documented(pages.tokenReference),
  },
  "token.no_access_token": {
    what: "A REST request without `X-Auth-Token`: 401 as plain text.",
    source: recorded("answers that developers reported"),
  },
  "token.scope": {
    what: "An API account without the scope of the endpoint: 403.",
    source: recorded("answers that developers reported"),
  },
  "token.all_channels": {
    what: "`channel_ids: []` makes a token for every channel.",
    source: documented("github.com/bigcommerce/catalyst/pull/1083"),
  },
  "token.past_expiry": {
    what: "`expires_at` of 0 or in the past.",
    source: inferred("pastExpiry"),
  },
  "token.millisecond_expiry": {
    what: "`expires_at` in milliseconds or finer, which BigCommerce does not support.",
    source: inferred("millisecondExpiry"),
  },
  "token.both_channel_fields": {
    what: "`channel_id` and `channel_ids` in one request.",
    source: inferred("bothChannelFields"),
  },
  "token.revocation": {
    what: "How long a revocation takes to have effect.",
    source: inferred("revocationDelaySeconds"),
  },
  "token.rate_limit": {
    what: "150 REST requests in 30 seconds, in the four rate-limit headers; 429 with `X-Retry-After`.",
    source: documented(pages.rateLimits),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
