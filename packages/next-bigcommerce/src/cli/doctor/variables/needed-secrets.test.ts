import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { doctor, plantApp, removePlantedApps } from "../app-folder.fixture.js";
import { sessionSecret } from "../healthy-apps.fixture.js";
import { textOf, withFault } from "../seeded-fault.fixture.js";

removePlantedApps();

const envLocal = textOf("withSrc", ".env.local");
const ofInit = (kind: string) =>
  readFileSync(new URL(`../../../../templates/${kind}/lib/session.ts`, import.meta.url), "utf8");
const secret = "process.env.SESSION_SECRET";
const reportSchema = z.object({
  findings: z.array(
    z.object({ id: z.string(), problem: z.string(), todo: z.string(), line: z.optional(z.number()) }),
  ),
});

/** What doctor finds in an app with that `lib/session.ts`. */
async function findingsOf(session: string, line = "", files: Readonly<Record<string, string>> = {}) {
  const changed = {
    ".env.local": envLocal.replace(/^SESSION_SECRET=.*$/m, line),
    "src/lib/session.ts": session,
    ...files,
  };
  const tree = withFault({ app: "withSrc", files: changed, id: "", fault: "", says: [] });
  const { output } = await doctor(plantApp(tree), ["--json"], tree.environment);
  return reportSchema.parse(JSON.parse(output)).findings;
}

test.each([
  ["init's for impersonation tokens", ofInit("impersonation")],
  ["init's for private tokens", ofInit("private")],
  [
    "a password of iron-session",
    `export const getSession = (c) => getIronSession(c, { password: ${secret}! });`,
  ],
  [
    "options at the top of a module",
    `export const options = { cookieName: "s", password: ${secret} as string };`,
  ],
  [
    "the key of a JWT, as Next's documents have it",
    `const secretKey = ${secret};\nconst encodedKey = new TextEncoder().encode(secretKey);`,
  ],
  [
    "a key that is derived",
    `export const keyOf = () => hkdfSync("sha256", ${secret} ?? "", "", "cart", 32);`,
  ],
  ["a name in brackets", `export const sign = () => createHmac("sha256", process.env["SESSION_SECRET"]!);`],
  ["an error without it", `if (!${secret}) throw new Missing("SESSION_SECRET");`],
  [
    "an error if it is short",
    `export function key() { const it = ${secret}?.trim(); if (it === undefined || it.length < 32) { throw new Error(); } return it; }`,
  ],
  [
    "one use under a condition beside one without",
    `export const read = (seal) => { if (!seal) return null; return unsealData(seal, { password: ${secret}! }); };
export const write = (data) => sealData(data, { password: ${secret}! });`,
  ],
])("a session secret that is needed and missing is found: %s", async (_, session) => {
  const findings = await findingsOf(session);
  expect(findings.map(({ id }) => id)).toEqual(["variables.missing"]);
  expect(findings[0]?.problem).toBe("SESSION_SECRET is missing, and the app's code reads it.");
});

test("an empty one has its line", async () => {
  expect(await findingsOf(ofInit("private"), "SESSION_SECRET=")).toMatchObject([
    { id: "variables.missing", line: 4, todo: expect.stringContaining("openssl") },
  ]);
});

test.each([
  ["all of it", "variables.missing", `$${"AB12".repeat(10)}`],
  ["all of it within quotes", "variables.missing", `"$${"AB12".repeat(10)}"`],
  ["its end", "variables.session-secret", `Zx81Qm27$${"AB12".repeat(10)}`],
])("a secret of which a `$` takes away %s is found, with what to write", async (_, id, value) => {
  expect(await findingsOf(ofInit("private"), `SESSION_SECRET=${value}`)).toMatchObject([
    { id, line: 4, todo: expect.stringContaining("`\\$`") },
  ]);
});

test("one that only `next dev` has is found", async () => {
  const files = { ".env.development": `SESSION_SECRET=${sessionSecret}\n` };
  expect(await findingsOf(ofInit("private"), "", files)).toMatchObject([
    { id: "variables.development-only" },
  ]);
});

test.each([
  ["another variable in its place", `export const key = () => encode(${secret} ?? process.env.AUTH_SECRET);`],
  [
    "a value in its place",
    `const it = ${secret} || "for-development-only"; export const key = () => encode(it);`,
  ],
  ["another variable under a condition", `export const key = dev ? "x" : encode(${secret});`],
  [
    "a part that is off without it",
    `export const key = () => { const it = ${secret}; if (!it) return null; return encode(it); };`,
  ],
  ["a key only if it is there", `const it = ${secret}; export const key = it ? encode(it) : undefined;`],
  [
    "a question whether it is there",
    `export const isOn = Boolean(${secret}); export const key = () => encode(${secret});`,
  ],
  [
    "an error in one mode only",
    `const it = ${secret}; if (!it && process.env.MODE === "own") throw new Error();`,
  ],
  [
    "an error that another way in comes before",
    `export function key() { if (process.env.DEMO === "1") return "demo"; const it = ${secret}; if (!it) throw new Error(); return it; }`,
  ],
  ["a variable that gets another value", `let it = ${secret}; it ??= make(); if (!it) throw new Error();`],
  [
    "an error that nothing does not raise",
    `const it = ${secret}; if (it === "" || it?.length < 32) throw new Error();`,
  ],
  [
    "a value that other files get",
    `export const it = ${secret}; export const key = () => encode(${secret});`,
  ],
  ["an error that is caught", `try { if (!${secret}) throw new Error(); } catch { log(); }`],
  [
    "an environment that is filled at start",
    `${secret} = await vault(); export const key = () => encode(${secret}!);`,
  ],
  [
    "an option of Auth.js, which reads AUTH_SECRET without it",
    `export const { auth } = NextAuth({ secret: ${secret} });`,
  ],
  [
    "all variables at once, with a default",
    `const { SESSION_SECRET = "x" } = process.env; export const key = () => encode(${secret}!);`,
  ],
  ["a secret of the staff's part", "export const key = () => encode(process.env.STAFF_SESSION_SECRET!);"],
  ["no secret at all", "export const getSession = () => null;"],
])("a session secret that may be missing is no finding: %s", async (_, session) => {
  expect(await findingsOf(session)).toEqual([]);
});

test.each([
  ["a script", "scripts/seal.ts"],
  ["a test", "src/lib/session.test.ts"],
  ["a file that nothing imports", "src/lib/old-session.ts"],
])("a secret that only %s needs may be missing", async (_, path) => {
  const files = { [path]: ofInit("private") };
  expect(await findingsOf("export const getSession = () => null;", "", files)).toEqual([]);
});

test("a secret that a script has a default for is needed in the app all the same", async () => {
  const files = { "scripts/seal.ts": `encode(${secret} ?? "dev");` };
  expect(await findingsOf(ofInit("private"), "", files)).toMatchObject([{ id: "variables.missing" }]);
});

test("a secret that `env` of next.config fills in is no finding", async () => {
  const files = { "next.config.ts": "export default { env: { SESSION_SECRET: readSecret() } };" };
  expect(await findingsOf(ofInit("private"), "", files)).toEqual([]);
});
