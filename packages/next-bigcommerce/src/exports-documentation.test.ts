import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { errorCodes } from "./errors.js";

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

interface PublicExport {
  readonly name: string;
  readonly kind: string;
  /** The comment right before the declaration, without its stars. */
  readonly comment: string;
  /** The declaration, to the first line that closes a block. */
  readonly text: string;
}

const lists = /^export (?:type )?\{([^}]*)\} from "(\.\/[^"]+)\.js";/gm;

/** What an entry exports, each with the comment of its declaration. */
function exportsOf(entry: string): PublicExport[] {
  return [...textOf(`./${entry}`).matchAll(lists)].flatMap(([, names = "", file]) => {
    const text = textOf(`${file}.ts`);
    return names
      .split(",")
      .map((name) => name.replace(/^\s*type\b/, "").trim())
      .filter(Boolean)
      .map((name) => declarationOf(name, text));
  });
}

function declarationOf(name: string, text: string): PublicExport {
  const declared = new RegExp(
    `^export (?:async )?(function|class|interface|type|const) ${name}\\b`,
    "m",
  ).exec(text);
  const before = text.slice(0, declared?.index);
  const comment = before.endsWith(" */\n") ? before.slice(before.lastIndexOf("/**")) : "";
  const rest = text.slice(declared?.index);
  const body = rest.slice(0, rest.search(/^\}/m));
  return { name, kind: declared?.[1] ?? "nothing", comment: withoutStars(comment), text: body };
}

const withoutStars = (comment: string) =>
  comment
    .replace(/\*\/\s*$/, "")
    .replace(/^\s*(\/\*\*|\*) ?/gm, "")
    .trim();

const all = [...exportsOf("index.ts"), ...exportsOf("testing.ts")];
const wanted = (pick: (one: PublicExport) => boolean) =>
  all.filter(pick).map((one): [string, PublicExport] => [one.name, one]);

test("the entries are read as they are", () => {
  const names = all.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["createBigCommerce", "CallOptions", "tokenStoreContract"]));
  expect(all.filter(({ kind }) => kind === "nothing")).toEqual([]);
});

test.each(wanted(() => true))("%s says what it is", (_, { comment }) => {
  expect(comment).toMatch(/^[A-Z`].{15,}/);
});

// What an app calls, and the objects it writes or reads. Options may leave it to the one function they are for.
const used = /(Options|Input|Status|Subject|StorefrontScope|RunOperation)$/;
const exampleOrPlace = /^@example\n```ts\n[\s\S]+?\n```$|^Options of \{@link \w+\}/m;

test.each(wanted(({ name, kind }) => kind === "function" || kind === "class" || used.test(name)))(
  "%s has an example",
  (_, { comment }) => {
    expect(comment).toMatch(exampleOrPlace);
  },
);

describe("every method and property of the main interfaces", () => {
  const interfaces = [
    "BigCommerce",
    "PrivateBigCommerce",
    "ImpersonatingBigCommerce",
    "StorefrontScope",
    "Storefront",
  ];
  const members = all
    .filter(({ name }) => interfaces.includes(name))
    .flatMap(({ name, text }) =>
      [
        ...text.matchAll(
          /((?:^ {2}\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)^ {2}(?:readonly )?(\w+)(\(|:)([^\n]*)/gm,
        ),
      ].map(([, comment = "", member, , type = ""]): [string, string, string] => [
        `${name}.${member}`,
        withoutStars(comment),
        type,
      ]),
    );

  test("there are some", () => {
    expect(members.map(([name]) => name)).toEqual(
      expect.arrayContaining(["BigCommerce.revokeImpersonationToken", "StorefrontScope.mutate"]),
    );
  });

  test.each(members)("%s says what it does", (_, comment) => {
    expect(comment).toMatch(/^[A-Z].{15,}/);
  });

  test.each(members.filter(([, , type]) => /Promise<|RunOperation/.test(type)))(
    "%s names the codes it throws",
    (_, comment) => {
      expect(comment).toMatch(/^@throws \{BigCommerceError\} /m);
    },
  );
});

test.each(wanted(({ comment }) => comment.includes("@throws {BigCommerceError}")))(
  "%s throws codes that there are",
  (_, { comment, text }) => {
    expectKnownCodes(comment);
    expectKnownCodes(text);
  },
);

/** Each `snake_case` text of a `@throws` is a code. */
function expectKnownCodes(text: string): void {
  const thrown = [...text.matchAll(/@throws \{BigCommerceError\}([\s\S]*?)(?=@|\*\/|$)/g)].map(
    ([, words]) => words,
  );
  const codes = thrown.flatMap((words = "") =>
    [...words.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, code]) => code),
  );
  expect(codes.filter((code) => !errorCodes.some((known) => known === code))).toEqual([]);
}
