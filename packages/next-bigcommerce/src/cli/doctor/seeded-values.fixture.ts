import { accessToken, serviceSecret, sessionSecret } from "./healthy-apps.fixture.js";
import { type SeededFault, textOf } from "./seeded-fault.fixture.js";

const envLocal = textOf("withSrc", ".env.local");
const monorepoEnv = textOf("inMonorepo", "apps/web/.env.local");

/** `.env.local` with a line of its own for one variable. */
const withLine = (name: string, line: string) => ({
  ".env.local": envLocal.replace(new RegExp(`^${name}=.*$`, "m"), line),
});

export const seededValues: readonly SeededFault[] = [
  {
    id: "variables.missing",
    fault: "no access token",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_ACCESS_TOKEN", ""),
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "missing"],
  },
  {
    id: "variables.missing",
    fault: "no channel with a second instance that has its own",
    app: "withPrivateTokens",
    files: { ".env": "AUTH_TRUST_HOST=true\n" },
    says: ["BIGCOMMERCE_CHANNEL_ID"],
  },
  {
    id: "variables.development-only",
    fault: "the store hash in .env.development alone",
    app: "withSrc",
    files: {
      ...withLine("BIGCOMMERCE_STORE_HASH", ""),
      ".env.development": "BIGCOMMERCE_STORE_HASH=abc123\n",
    },
    says: [".env.development:1", "BIGCOMMERCE_STORE_HASH"],
  },
  {
    id: "variables.quoted",
    fault: "quotes within quotes",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_ACCESS_TOKEN", `BIGCOMMERCE_ACCESS_TOKEN='"${accessToken}"'`),
    says: [".env.local:2", "BIGCOMMERCE_ACCESS_TOKEN", "in quotes"],
  },
  {
    id: "variables.quoted",
    fault: "quotes that docker --env-file keeps",
    app: "onHost",
    environment: { BIGCOMMERCE_STORE_HASH: '"emulator"' },
    says: ["BIGCOMMERCE_STORE_HASH", "in quotes"],
  },
  {
    id: "variables.placeholder",
    fault: "a placeholder for the session secret",
    app: "withSrc",
    files: withLine("SESSION_SECRET", "SESSION_SECRET=your-session-secret"),
    says: [".env.local:4", "SESSION_SECRET", "placeholder"],
  },
  {
    id: "variables.placeholder",
    fault: "the word undefined",
    app: "onHost",
    environment: { BIGCOMMERCE_CHANNEL_ID: "undefined" },
    says: ["BIGCOMMERCE_CHANNEL_ID", "placeholder"],
  },
  {
    id: "variables.reference",
    fault: "a reference that nothing replaced",
    app: "forStaff",
    environment: { BIGCOMMERCE_ACCESS_TOKEN: "op://shop/bigcommerce/token" },
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "reference"],
  },
  {
    id: "variables.pasted",
    fault: "a comment behind the value",
    app: "forStaff",
    environment: { BIGCOMMERCE_ACCESS_TOKEN: `${accessToken} # staging` },
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "comment"],
  },
  {
    id: "variables.store-hash",
    fault: "store- before the store hash",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_STORE_HASH=store-abc123"),
    says: [".env.local:1", "BIGCOMMERCE_STORE_HASH", "without `store-`"],
  },
  {
    id: "variables.access-token",
    fault: "a storefront token where the access token belongs",
    app: "forStaff",
    environment: { BIGCOMMERCE_ACCESS_TOKEN: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl" },
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "is a JWT"],
  },
  {
    id: "variables.channel-id",
    fault: "a name for the channel",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_CHANNEL_ID", "BIGCOMMERCE_CHANNEL_ID=main"),
    says: [".env.local:3", '["main"]'],
  },
  {
    id: "variables.url",
    fault: "plain http to a host that is not this machine",
    app: "inMonorepo",
    files: {
      "apps/web/.env.local": monorepoEnv.replace("https://shop", "http://shop"),
    },
    says: [".env.local:5", "BIGCOMMERCE_STOREFRONT_URL", "must use https"],
  },
  {
    id: "variables.url",
    fault: "the API path of another store",
    app: "inMonorepo",
    files: {
      "apps/web/.env.local": monorepoEnv.replace("stores/abc123", "stores/xyz789"),
    },
    says: [".env.local:4", "xyz789", "abc123"],
  },
  {
    id: "variables.url",
    fault: "two channels and no {channelId} in the URL",
    app: "inMonorepo",
    files: {
      "apps/web/.env.local": monorepoEnv.replace("CHANNEL_ID=3", "CHANNEL_ID=3,4"),
    },
    says: [".env.local:5", "{channelId}"],
  },
  {
    id: "variables.proxy-secret",
    fault: "a trusted proxy secret with a space in it",
    app: "forStaff",
    environment: { BIGCOMMERCE_TRUSTED_PROXY_SECRET: "two words of it" },
    says: ["BIGCOMMERCE_TRUSTED_PROXY_SECRET"],
  },
  {
    id: "variables.client-secret",
    fault: "a client id without its secret",
    app: "withSrc",
    environment: { BIGCOMMERCE_CLIENT_ID: "rvnaqrk8wz3l0xmt" },
    says: ["BIGCOMMERCE_CLIENT_SECRET", "missing"],
  },
  {
    id: "variables.client-secret",
    fault: "the access token as the client secret",
    app: "forStaff",
    environment: { BIGCOMMERCE_CLIENT_SECRET: accessToken },
    says: ["BIGCOMMERCE_CLIENT_SECRET", "the same"],
  },
  {
    id: "variables.session-secret",
    fault: "a session secret of 20 characters",
    app: "withSrc",
    files: withLine("SESSION_SECRET", `SESSION_SECRET=${sessionSecret.slice(0, 20)}`),
    says: [".env.local:4", "SESSION_SECRET", "32"],
  },
  {
    id: "variables.service-secret",
    fault: "a service secret of 12 characters",
    app: "withSrc",
    files: withLine("SERVICE_SECRET", `SERVICE_SECRET=${serviceSecret.slice(0, 12)}`),
    says: [".env.local:5", "SERVICE_SECRET", "16"],
  },
  {
    id: "variables.service-secret",
    fault: "no secret for bearerSecret",
    app: "withSrc",
    files: withLine("SERVICE_SECRET", ""),
    says: ["SERVICE_SECRET", "missing"],
  },
  {
    id: "variables.half-emulator",
    fault: "tokens from the emulator, queries to BigCommerce",
    app: "onHost",
    environment: { BIGCOMMERCE_STOREFRONT_URL: undefined },
    says: ["BIGCOMMERCE_API_URL", "BIGCOMMERCE_STOREFRONT_URL"],
  },
  {
    id: "variables.emulator",
    fault: "the emulator's token for the real BigCommerce",
    app: "onHost",
    environment: { BIGCOMMERCE_STOREFRONT_URL: undefined, BIGCOMMERCE_API_URL: undefined },
    says: ["BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.emulator",
    fault: "the emulator's token in .env.production",
    app: "forStaff",
    files: { ".env.production": "BIGCOMMERCE_ACCESS_TOKEN=emulator-access-token\n" },
    says: [".env.production:1"],
  },
];
