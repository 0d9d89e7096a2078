import { once } from "node:events";
import { createRequire } from "node:module";
import type { Writable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePlainFields } from "./plain-fields";

/** What Next parses the body of a Server Action with. */
const busboy: (options: object) => Writable = createRequire(import.meta.url)("next/dist/compiled/busboy");

type Fields = [name: string, value: string][];

const boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
const typeWith = (ofBody: string) => `multipart/form-data; boundary=${ofBody}`;
const type = typeWith(boundary);
const bodyOf = (fields: Fields, between = boundary) =>
  fields
    .map(
      ([name, value]) => `--${between}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("")
    .concat(`--${between}--\r\n`);

const parse = (body: string | Uint8Array, contentType = type) => {
  const form = parsePlainFields(Buffer.from(body), contentType);
  return form && [...form];
};

/** As Next does for an action with JavaScript. */
async function parseByBusboy(body: Uint8Array, contentType: string): Promise<Fields> {
  const fields: Fields = [];
  const parser = busboy({ defParamCharset: "utf8", headers: { "content-type": contentType } });
  parser.on("field", (name: string, value: string) => fields.push([name, value]));
  parser.on("file", () => parser.destroy(new Error("A file.")));
  parser.end(body);
  await once(parser, "close");
  return fields;
}

/** As Next does for one without. */
const parseByFetch = async (body: Uint8Array<ArrayBuffer>, contentType: string) => [
  ...(await new Response(body, { headers: { "content-type": contentType } }).formData()),
];

const sent: Fields = [
  ["_1_email", "a@b"],
  ["$ACTION_1:0", ' {"a":"é\r\n--"}\r\n'],
  ["quantity[7]", ""],
];

test("what browsers write is read, and nothing is no form", () => {
  expect(parse(bodyOf(sent))).toEqual(sent);
  expect(parse(bodyOf([]))).toEqual([]);
  expect(parse("")).toBeNull();
});

test("what `fetch` writes for a form is read too, each line of a value ended as browsers do", async () => {
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value.replaceAll("\r\n", "\n"));
  const written = new Response(form);
  const contentType = written.headers.get("content-type") ?? "";
  expect(parse(await written.bytes(), contentType)).toEqual(sent);
});

const part = (headers: string) => `--${boundary}\r\n${headers}\r\n\r\nx\r\n--${boundary}--\r\n`;

test.each([
  'Content-Disposition: form-data; name="x"; filename="a"',
  'Content-Disposition: form-data; name="x"\r\nContent-Type: text/plain',
  'Content-Disposition: form-data; name="x"\r\nContent-Type: application/octet-stream',
  'Content-Disposition: form-data; name="x"\r\nContent-Transfer-Encoding: base64',
  `Content-Disposition: form-data; name="x"\r\nX-A: ${"a".repeat(20_000)}`,
  'Content-Disposition: form-data; name="_1_\u0000"',
  'Content-Disposition: form-data; name="_1_\u0001"',
  'Content-Disposition: form-data; name="_1_\t"',
  'Content-Disposition: form-data; name="é"',
  'Content-Disposition: form-data; name="a%22b"',
  'Content-Disposition: form-data; name="a\\"b"',
  'Content-Disposition: form-data; name=""',
  `Content-Disposition: form-data; name="${"a".repeat(101)}"`,
  "Content-Disposition: form-data; name*=utf-8''x",
  "Content-Disposition: form-data; name=x",
  'Content-Disposition: form-data; filename="a"',
  'Content-Disposition: attachment; name="x"',
  'content-disposition: form-data; name="x"',
  "X: y",
])("a part with the headers %j is refused", (headers) => {
  expect(parse(part(headers))).toBeNull();
});

test.each([
  `preamble\r\n${bodyOf(sent)}`,
  `\uFEFF${bodyOf(sent)}`,
  `\r\n${bodyOf(sent)}`,
  `${bodyOf(sent)}epilogue`,
  `${bodyOf(sent)}${bodyOf(sent)}`,
  bodyOf(sent).slice(0, -2),
  bodyOf(sent).slice(0, -4),
  bodyOf([["x", `\r\n--${boundary}-longer`]]),
  bodyOf([["x", `\n--${boundary}\n`]]),
  bodyOf([["x", boundary]]),
  Buffer.concat([Buffer.from(bodyOf(sent).slice(0, 120)), Buffer.of(0xff)]),
  Buffer.from(bodyOf([["x", "\u00FF"]]), "latin1"),
])("a body that is not written so, %#, is refused", (body) => {
  expect(parse(body)).toBeNull();
});

test.each([
  "multipart/form-data",
  "multipart/form-data; boundary=",
  `multipart/form-data;boundary=${boundary}`,
  `MULTIPART/form-data; boundary=${boundary}`,
  `multipart/form-data; Boundary=${boundary}`,
  `multipart/form-data; boundary="${boundary}"`,
  `multipart/form-data; boundary=${boundary}; =;;`,
  `multipart/form-data; boundary=${boundary}; boundary=CC`,
  `multipart/form-data; charset=utf-16; boundary=${boundary}`,
  `multipart/form-data; boundary*=utf-8''${boundary}`,
  typeWith(boundary.repeat(2)),
])("the content type %j is refused", (contentType) => {
  expect(parse(bodyOf(sent), contentType)).toBeNull();
});

/** What an attacker puts into a body: whatever parsers know, and bytes that they do not. */
const splinter = fc.oneof(
  fc.constantFrom(
    ...'\r\n|\n|\r|--|;|"|\\|%|%22|%0a|\0|\t| |=|:|*|\uFEFF|é|\r\n\r\n|; filename="a"|; name="0"'.split("|"),
    ...["\r\nContent-Type: text/plain", `\r\n--${boundary}`, `\r\n--${boundary}--`, "_charset_", "__proto__"],
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const rarely = <Usual, Rare>(usual: fc.Arbitrary<Usual>, rare: fc.Arbitrary<Rare>) =>
  fc.oneof({ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: rare });
const field = fc.tuple(rarely(fc.constantFrom("0", "_1_a", "$ACTION_1:0"), splinter), splinter);
const damage = fc.record({ at: fc.nat(), length: fc.nat(3), by: splinter });
const damaged = (text: string, { at, length, by }: { at: number; length: number; by: string }) => {
  const from = at % (text.length + 1);
  return text.slice(0, from) + by + text.slice(from + length);
};

test("whatever is read is read the same by both of Next's parsers, and most of what is damaged is not", async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.array(damage, { maxLength: 2 }),
      rarely(fc.constant(null), damage),
      rarely(fc.constant(boundary), fc.stringMatching(/^[-\w]{1,80}$/)),
      async (fields, damages, damageOfType, between) => {
        const body = new Uint8Array(Buffer.from(damages.reduce(damaged, bodyOf(fields, between))));
        const whole = typeWith(between);
        const contentType = damageOfType === null ? whole : damaged(whole, damageOfType);
        const ours = parse(body, contentType);
        if (ours === null) return;
        read += 1;
        expect(await parseByBusboy(body, contentType)).toEqual(ours);
        expect(await parseByFetch(body, contentType)).toEqual(ours);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(read).toBeGreaterThan(200);
});
