/** With `Content-Length` and Node's `Date`, `Connection` and `Keep-Alive`: 17, as BigCommerce's answers have behind its CDN. */
export const answerHeaders = {
  "content-type": "application/json",
  "cache-control": "no-store, private",
  vary: "Accept-Encoding",
  "x-request-id": "5f4dcc3b5aa765d61d8327deb882cf99",
  "x-bc-graphql-complexity": "120",
  "x-bc-ip-rate-limit-requests-quota": "100000",
  "x-bc-ip-rate-limit-requests-quota-left": "92320",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "strict-origin-when-cross-origin",
  server: "cloudflare",
  "cf-ray": "8c0ffee0c0ffee00-FRA",
} as const;
