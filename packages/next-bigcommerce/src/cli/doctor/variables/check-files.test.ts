import { expect, test } from "vitest";
import * as z from "zod/mini";
import { doctor, plantApp, removePlantedApps } from "../app-folder.fixture.js";
import { accessToken, sessionSecret, storefrontToken } from "../healthy-apps.fixture.js";
import { textOf, withFault } from "../seeded-fault.fixture.js";

removePlantedApps();

const envLocal = textOf("withSrc", ".env.local");
const reportSchema = z.object({ findings: z.array(z.object({ id: z.string(), problem: z.string() })) });

async function findingsOf(files: Readonly<Record<string, string>>) {
  const tree = withFault({ app: "withSrc", files, id: "", fault: "", says: [] });
  const { output } = await doctor(plantApp(tree), ["--json"], tree.environment);
  return reportSchema.parse(JSON.parse(output)).findings;
}

test("words that say what belongs there are no secret in an example", async () => {
  const example = `SESSION_SECRET=complex_password_at_least_32_characters_long
SERVICE_SECRET=generate-with-openssl-rand-base64-32
BIGCOMMERCE_ACCESS_TOKEN=store-api-account-access-token
`;
  expect(await findingsOf({ ".env.example": example })).toEqual([]);
});

test("a value that a machine chose is one", async () => {
  const example = `SESSION_SECRET=a-secret-of-at-least-32-characters\nSERVICE_SECRET=${sessionSecret}\n`;
  expect(await findingsOf({ ".env.example": example })).toEqual([
    { id: "variables.example", problem: ".env.example has a value for SERVICE_SECRET." },
  ]);
});

test("in a file that is no example, words may be the password", async () => {
  const files = {
    ".gitignore": "node_modules\n.env.local\n",
    ".env": "STAFF_PASSWORD=long-secret-of-our-staff\n",
  };
  expect(await findingsOf(files)).toMatchObject([{ id: "variables.tracked" }]);
});

test("an example that git ignores is not published", async () => {
  const files = {
    ".gitignore": "node_modules\n.env*\n",
    ".env.example": `BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n`,
  };
  expect(await findingsOf(files)).toEqual([]);
});

const publicFinding = (name: string) => ({ id: "variables.public", problem: `${name} is a secret.` });

test.each([
  "NEXT_PUBLIC_BIGCOMMERCE_TOKEN",
  "NEXT_PUBLIC_BIGCOMMERCE_API_TOKEN",
  "NEXT_PUBLIC_BIGCOMMERCE_AUTH_TOKEN",
  "NEXT_PUBLIC_BIGCOMMERCE_API_SECRET",
  "NEXT_PUBLIC_BC_TOKEN",
  "NEXT_PUBLIC_SHOP_BC_API_TOKEN",
])("%s is a secret for nobody", async (name) => {
  const other = `c${accessToken.slice(1)}`;
  expect(await findingsOf({ ".env.local": `${envLocal}${name}=${other}\n` })).toEqual([publicFinding(name)]);
  const code = `export const token = process.env.${name};`;
  expect(await findingsOf({ "src/lib/old.ts": code })).toEqual([publicFinding(name)]);
});

test.each([
  "NEXT_PUBLIC_BIGCOMMERCE_STOREFRONT_TOKEN",
  "NEXT_PUBLIC_BIGCOMMERCE_STOREFRONT_API_TOKEN",
  "NEXT_PUBLIC_BC_STOREFRONT_ACCESS_TOKEN",
  "NEXT_PUBLIC_BIGCOMMERCE_GRAPHQL_TOKEN",
  "NEXT_PUBLIC_BC_MAPBOX_TOKEN",
  "NEXT_PUBLIC_ABC_TOKEN",
  "NEXT_PUBLIC_SENTRY_TOKEN",
])("%s may be for browsers", async (name) => {
  expect(await findingsOf({ "src/lib/token.ts": `export const token = process.env.${name};` })).toEqual([]);
});

test("a storefront token for browsers is no secret under any name", async () => {
  const name = "NEXT_PUBLIC_BIGCOMMERCE_TOKEN";
  const [forBrowsers, forServers] = [1, 2].map((kind) => storefrontToken(4_000_000_000, kind));
  const code = { "src/lib/token.ts": `export const token = process.env.${name};` };
  const found = await findingsOf({ ...code, ".env.local": `${envLocal}${name}=${forBrowsers}\n` });
  expect(found.map(({ id }) => id)).toEqual(["tokens.in-environment"]);
  const secret = await findingsOf({ ...code, ".env.local": `${envLocal}${name}=${forServers}\n` });
  expect(secret.map(({ id }) => id).sort()).toEqual(["tokens.in-environment", "variables.public"]);
});
