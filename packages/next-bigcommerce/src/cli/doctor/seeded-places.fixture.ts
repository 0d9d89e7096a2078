import { accessToken, serviceSecret, storefrontToken } from "./healthy-apps.fixture.js";
import { type SeededFault, textOf } from "./seeded-fault.fixture.js";

const envLocal = textOf("withSrc", ".env.local");
const farSeconds = Date.UTC(2027, 0, 2) / 1000;

export const seededPlaces: readonly SeededFault[] = [
  {
    id: "variables.public",
    fault: "the access token as NEXT_PUBLIC_",
    app: "withSrc",
    files: { ".env.local": `${envLocal}NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n` },
    says: [".env.local:7", "NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.public",
    fault: "the value of a secret under a harmless public name",
    app: "forStaff",
    environment: { NEXT_PUBLIC_BUILD: serviceSecret },
    says: ["NEXT_PUBLIC_BUILD"],
  },
  {
    id: "variables.public",
    fault: "code that reads a public access token",
    app: "onHost",
    files: { "src/lib/old.ts": "export const token = process.env.NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN;" },
    says: ["src/lib/old.ts:1", "NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.in-config",
    fault: "the access token in `env` of next.config",
    app: "withSrc",
    files: { "next.config.ts": "export default { env: { TOKEN: process.env.BIGCOMMERCE_ACCESS_TOKEN } };" },
    says: ["next.config.ts:1", "BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.tracked",
    fault: "secrets in a tracked .env",
    app: "inJavaScript",
    files: {
      ".env": `BIGCOMMERCE_STORE_HASH=abc123\nBIGCOMMERCE_CHANNEL_ID=1\nSERVICE_SECRET=${serviceSecret}\n`,
    },
    says: [".env:3", "git tracks .env", "SERVICE_SECRET"],
  },
  {
    id: "variables.example",
    fault: "the real access token in .env.example",
    app: "withSrc",
    files: { ".env.example": `BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n` },
    says: [".env.example:1", "BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "tokens.in-environment",
    fault: "a token made by hand in .env.local, with its expiry",
    app: "withSrc",
    files: {
      ".env.local": `${envLocal}BIGCOMMERCE_CUSTOMER_IMPERSONATION_TOKEN=${storefrontToken(farSeconds)}\n`,
    },
    says: [".env.local:7", "BIGCOMMERCE_CUSTOMER_IMPERSONATION_TOKEN", "expires on 2027-01-02"],
  },
  {
    id: "tokens.in-environment",
    fault: "a token that has expired, under another name",
    app: "forStaff",
    environment: { GRAPHQL_BEARER: storefrontToken(1_700_000_000) },
    says: ["GRAPHQL_BEARER", "expired on 2023-11-14"],
  },
  {
    id: "tokens.in-repository",
    fault: "a valid token in a tracked script",
    app: "inMonorepo",
    files: { "packages/shop/query.http": `POST x\nAuthorization: Bearer ${storefrontToken(farSeconds)}\n` },
    says: ["../../packages/shop/query.http:2", "expires on 2027-01-02"],
  },
];
