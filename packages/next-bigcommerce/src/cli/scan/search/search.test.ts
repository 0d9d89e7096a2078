import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../../../../test/property-runs.js";
import { findNeedles } from "./needles.js";
import { findSecrets } from "./search.js";
import { asBytes, lineAt } from "./text.js";
import { tokenPatterns } from "./tokens.js";

const utf8 = (text: string) => Buffer.from(text, "utf8");
const each = (text: string, write: (byte: number) => string) => [...utf8(text)].map(write).join("");
const hexOf = (byte: number) => byte.toString(16).padStart(2, "0");
const asHtml = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const asUnicode = (text: string) =>
  text.replace(/[\s\S]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** How code, servers and tools write a text. */
const encoders: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  "percent-encoding": encodeURIComponent,
  "percent-encoding of every byte": (text) => each(text, (byte) => `%${hexOf(byte)}`),
  "the query of a URL": (text) => new URLSearchParams({ q: text }).toString().slice(2),
  "HTML entities": asHtml,
  "JSON in HTML": (text) => asHtml(JSON.stringify(text)),
  "\\u escapes": asUnicode,
  base64: (text) => utf8(text).toString("base64"),
  base64url: (text) => utf8(text).toString("base64url"),
  "base64 after one more byte": (text) => utf8(`x${text}`).toString("base64"),
  "base64 after two more bytes": (text) => utf8(`xy${text}`).toString("base64"),
  "base64 in lines": (text) =>
    utf8(`${text} and more, so that it wraps`).toString("base64").replace(/.{20}/g, "$&\n  "),
  "base64 in base64": (text) => utf8(utf8(text).toString("base64")).toString("base64"),
  "JSON in base64": (text) => utf8(JSON.stringify({ a: [text] })).toString("base64"),
  hexadecimal: (text) => utf8(text).toString("hex"),
  "hexadecimal in capitals": (text) => utf8(text).toString("hex").toUpperCase(),
  "a list of bytes": (text) => JSON.stringify(utf8(text).toJSON()),
  "a string in pieces": (text) =>
    [...text]
      .map((letter) => JSON.stringify(letter))
      .join(" + ")
      .slice(1, -1),
};

const printable = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 60,
});
const secrets = fc.oneof(
  printable,
  fc.string({ unit: "grapheme", minLength: 12, maxLength: 30 }).map((text) => `x${text.trim()}1`),
  fc.base64String({ minLength: 16, maxLength: 88 }),
);
/** A letter more could make a run of letters longer, but nothing here ends within an escape. */
const surroundings = fc.oneof(
  fc.constantFrom(
    "",
    '"',
    "'",
    "`",
    "{",
    ":",
    "=",
    "\n",
    " ",
    '","',
    "<p>",
    "token ",
    'Basic "',
    "aGVsbG8=",
    "0x",
    "/",
  ),
  fc.lorem({ maxCount: 8 }).map((words) => `${words} `),
);

const needlesFor = (secret: string) => findNeedles({ THE_SECRET: secret });
const isKnown = (secret: string) => needlesFor(secret).length === 1;

describe("findSecrets", () => {
  it.each(Object.entries(encoders))("finds any secret anywhere, written as %s", (_, encode) => {
    fc.assert(
      fc.property(secrets.filter(isKnown), surroundings, surroundings, (secret, before, after) => {
        const text = asBytes(`${before}${encode(secret.trim())}${after}`);
        const found = findSecrets(text, { needles: needlesFor(secret), tokens: [] });
        expect(found.length).toBeGreaterThan(0);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  it.each(["utf16le", "utf16be"])("finds a secret of ASCII in %s, wherever the text begins", (encoding) => {
    fc.assert(
      fc.property(printable.filter(isKnown), fc.nat(3), (secret, shift) => {
        const little = Buffer.from(`"${secret}"`, "utf16le");
        const bytes = encoding === "utf16le" ? little : Buffer.from(little).swap16();
        const text = Buffer.concat([Buffer.alloc(shift, 1), bytes]).toString("latin1");
        expect(findSecrets(text, { needles: needlesFor(secret), tokens: [] }).length).toBeGreaterThan(0);
      }),
    );
  });

  it("says the line of the secret, whatever is before it and however it is written", () => {
    const lines = fc.array(
      fc.constantFrom(
        "\\n",
        "%0A",
        '"a" + "b"',
        "&#10;",
        "aGVsbG8gd29ybGQhIQ==",
        "plain",
        "00112233445566778899",
      ),
    );
    const written = fc.constantFrom(...Object.keys(encoders).filter((name) => !/lines/.test(name)));
    fc.assert(
      fc.property(lines, written, (before, name) => {
        const encode = encoders[name] ?? String;
        const text = `${before.join("\n")}\n"${encode('k3y-0f-the-$hop"9')}"\nlast`;
        const [found] = findSecrets(asBytes(text), { needles: needlesFor('k3y-0f-the-$hop"9'), tokens: [] });
        expect(lineAt(text, found?.index ?? 0)).toBe(before.length + (before.length === 0 ? 2 : 1));
      }),
    );
  });

  it("finds nothing in any other bytes", () => {
    const needles = needlesFor("n0-0ne-else-has-this");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.lorem(), (bytes, words) => {
        const text = `${Buffer.from(bytes).toString("latin1")}${words}${Buffer.from(bytes).toString("base64")}`;
        expect(findSecrets(text, { needles, tokens: tokenPatterns })).toEqual([]);
      }),
    );
  });
});

describe("findNeedles", () => {
  it.each<[string, string, string[]]>([
    ["a clear name", "SESSION_SECRET", ["correct-horse-battery"]],
    ["a short value with digits", "PIN_TOKEN", ["abc123XYZ"]],
    ["a key that looks random", "SIGNING_KEY", ["sgn71hs82js72hs61"]],
    ["a URL with a password", "DATABASE_URL", ["postgres://u:pw-Zx81kq@db/x"]],
    ["a URL with an encoded password", "REDIS_URL", ["redis://default:p%4055w0rd-7@cache:6379"]],
  ])("a secret is: %s", (_, name, [value]) => {
    expect(findNeedles({ [name]: value }).length).toBe(1);
  });

  it.each<[string, string, string]>([
    ["a short word", "MY_SECRET", "password"],
    ["a word with a number", "MY_SECRET", "webpack5"],
    ["a well-known value of a demo", "SERVICE_SECRET", "demo-service-secret"],
    ["the name of an entry", "STORAGE_KEY", "cart-storage-v1"],
    ["a key for browsers", "NEXT_PUBLIC_MAPS_KEY", "a1b2c3d4e5f6g7h8"],
    ["a token for browsers", "NEXT_PUBLIC_MAPBOX_ACCESS_TOKEN", "pk.a1b2c3d4e5f6g7h8"],
    ["a reference", "A_SECRET", "$OTHER_SECRET"],
    ["the name of a header", "ACCESS_TOKEN_HEADER", "x-access-token-v2"],
    ["the kind of a store", "TOKEN_STORE", "redis-store-01"],
    ["an encrypted value", "A_SECRET", "encrypted:BG8M6U+GKJGwpGA42m2e"],
    ["an address", "TOKEN_URL", "https://shop.example/a-long-path"],
    ["a URL without a password", "DATABASE_URL", "postgres://db.example/shop-4411"],
    ["a password of this machine's database", "DATABASE_URL", "postgres://u:pw-Zx81kq@localhost/x"],
  ])("no secret is: %s", (_, name, value) => {
    expect(findNeedles({ [name]: value })).toEqual([]);
  });
});
