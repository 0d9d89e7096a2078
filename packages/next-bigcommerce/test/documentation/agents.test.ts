import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { runCommand } from "../../src/cli/command-line.js";
import { errorCodes } from "../../src/errors.js";
import { inlineCodes, nodesWithin, readPage, repository } from "./pages.js";

const product = "packages/next-bigcommerce";
const guides = [`${product}/docs/llms.txt`, `${product}/skills/next-bigcommerce/SKILL.md`];

const readText = (path: string) => readFileSync(new URL(path, repository), "utf8");
const Manifest = z.object({ exports: z.record(z.string(), z.unknown()), dependencies: z.unknown() });
const manifest = Manifest.parse(JSON.parse(readText(`${product}/package.json`)));
const entries = Object.keys(manifest.exports).map((entry) => entry.replace(/^\./, "next-bigcommerce"));

/** The words of the API reports, which the check of the public API keeps current. */
const exported = new Set(
  readdirSync(new URL(`${product}/api`, repository))
    .flatMap((report) => readText(`${product}/api/${report}`).match(/[\w$]+/g) ?? [])
    .filter((word) => !(errorCodes as readonly string[]).includes(word)),
);
const variables = new Set(
  readdirSync(new URL(`${product}/src/config`, repository)).flatMap(
    (file) => readText(`${product}/src/config/${file}`).match(/\bBIGCOMMERCE_[A-Z_]+\b/g) ?? [],
  ),
);

async function help(): Promise<string> {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  await runCommand(["--help"], { folder: ".", environment: {}, nowMs: 0, write, tell: write });
  return text;
}

// Next's own, JavaScript's, and the app's.
const notOurs = [
  ...[
    '"use cache"',
    "use cache",
    "unstable_cache",
    "generateStaticParams",
    "cacheComponents",
    "await connection()",
  ],
  ...["revalidate", "next build", "error.tsx", "serverExternalPackages", "pages/", "src/lib/bigcommerce.ts"],
  ...["NEXT_PUBLIC_", "memo ??= …", "unknown", "error.message", "bigcommerce"],
];

/** What is gone of what a span of code names. */
function goneOf(code: string, usage: string): string[] {
  if (notOurs.includes(code) || entries.includes(code)) return [];
  const [, command] = /^npx --no next-bigcommerce(?: (.+))?$/.exec(code) ?? [];
  const words = (command ?? code).split(/[^\w$-]+/).filter(Boolean);
  const isKnown = (word: string) => {
    if (command !== undefined || word.startsWith("--")) return isUsed(word, usage);
    if (word.startsWith("BIGCOMMERCE_")) return variables.has(word);
    if (word.includes("_")) return (errorCodes as readonly string[]).includes(word);
    return notOurs.includes(word) || exported.has(word) || (errorCodes as readonly string[]).includes(word);
  };
  return words.filter((word) => !isKnown(word) && !parameters.includes(word));
}

/** What a call is given in the guides. */
const parameters = ["client", "error"];

const isUsed = (word: string, usage: string) =>
  word.startsWith("-")
    ? new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(usage)
    : new RegExp(`npx .*next-bigcommerce ${word}\\b`).test(usage);

test.each(guides)(
  "every export, option, command, variable and code that %s names is there",
  async (guide) => {
    const usage = await help();
    const codes = inlineCodes(readPage(guide));
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.flatMap((code) => goneOf(code, usage))).toEqual([]);
  },
);

test("a name that is gone is told: an export, a command, a flag, a variable, a code", async () => {
  const usage = await help();
  const named = [
    "createBigComerce",
    "bigcommerce.customer.ask",
    "npx --no next-bigcommerce scann",
    "--no-such-flag",
    "BIGCOMMERCE_STORE",
    "customer_lost",
    "next-bigcommerce/tests",
  ];
  expect(named.filter((code) => goneOf(code, usage).length === 0)).toEqual([]);
  expect(goneOf("bigcommerce.customer.query", usage)).toEqual([]);
  expect(goneOf("npx --no next-bigcommerce scan", usage)).toEqual([]);
});

test.each(guides)("the links of %s lead to files of the tarball", (guide) => {
  const links = nodesWithin(readPage(guide)).flatMap((node) => (node.type === "link" ? node.url : []));
  expect(links.length).toBeGreaterThan(2);
  const base = new URL(guide, repository);
  expect(links.filter((url) => !/^\w+:/.test(url) && !existsSync(new URL(url, base)))).toEqual([]);
});

test("the skill says what it is for in its first lines, as tools read them", () => {
  const text = readText(`${product}/skills/next-bigcommerce/SKILL.md`);
  const [, header = ""] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
  expect(header).toMatch(/^name: next-bigcommerce$/m);
  const description = /^description: >\n((?: {2}.+\n?)+)/m.exec(header)?.[1] ?? "";
  expect(description.length).toBeGreaterThan(100);
  expect(description.length).toBeLessThan(1024);
});
