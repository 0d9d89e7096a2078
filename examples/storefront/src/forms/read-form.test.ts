import fc from "fast-check";
import { expect, test } from "vitest";
import { readForm } from "./read-form";
import { maxBodyBytes } from "./request-body";

const urlencoded = "application/x-www-form-urlencoded";
const boundary = "----FormBoundary7MA4YWxkTrZu0gW";
const multipart = `multipart/form-data; boundary=${boundary}`;

const requestOf = (type: string | null, body: BodyInit | null, headers: Record<string, string> = {}) => {
  const request = new Request("https://shop.example/login/submit", {
    method: "POST",
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
    headers: { ...headers, ...(type !== null && { "content-type": type }) },
  });
  if (type === null) request.headers.delete("content-type");
  return request;
};

async function outcomeOf(request: Request): Promise<unknown> {
  const form = await readForm(request);
  return form instanceof Response ? form.status : [...form];
}

const part = (name: string, value: string, file = "") =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${value}\r\n`;

/** A body that goes on for ever, and counts what was taken of it. */
function endless() {
  const taken = { bytes: 0, isCancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += 16_384;
      controller.enqueue(new Uint8Array(16_384).fill(97));
    },
    cancel() {
      taken.isCancelled = true;
    },
  });
  return { stream, taken };
}

test.each([
  [
    "a form",
    urlencoded,
    "email=a%40b&next=%2F",
    [
      ["email", "a@b"],
      ["next", "/"],
    ],
  ],
  ["one in parts", multipart, `${part("email", "a@b")}--${boundary}--\r\n`, [["email", "a@b"]]],
  [
    "names of an object's prototype",
    urlencoded,
    "__proto__=1&constructor=2",
    [
      ["__proto__", "1"],
      ["constructor", "2"],
    ],
  ],
  ["no field", urlencoded, "", []],
  ["nothing at all", null, null, []],
  ["parts without a boundary", "multipart/form-data", part("email", "a@b"), 400],
  ["parts that end too early", multipart, `--${boundary}\r\nContent-Disp`, 400],
  ["a file where a text is expected", multipart, `${part("email", "a", "a.txt")}--${boundary}--\r\n`, 400],
  ["a field twice", urlencoded, "email=a&email=b", 400],
  ["JSON", "application/json", "{}", 415],
  ["a body of no type", null, new Uint8Array([1]), 415],
  ["another type that begins alike", `${urlencoded}x`, "a=b", 415],
])("%s", async (_name, type, body, outcome) => {
  expect(await outcomeOf(requestOf(type, body))).toEqual(outcome);
});

test("a body that says it is too large is refused without reading it", async () => {
  const { stream, taken } = endless();
  const request = requestOf(urlencoded, stream, { "content-length": "60000000" });
  expect(await outcomeOf(request)).toBe(413);
  // The stream itself has one chunk ready before anybody reads.
  expect(taken.bytes).toBeLessThanOrEqual(16_384);
});

test("one that does not say so is counted, refused at the limit, and let go", async () => {
  const { stream, taken } = endless();
  expect(await outcomeOf(requestOf(urlencoded, stream))).toBe(413);
  expect(taken.bytes).toBeLessThanOrEqual(maxBodyBytes + 3 * 16_384);
  expect(taken.isCancelled).toBe(true);
});

test("one that stops on its way is refused in time, and let go", async () => {
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array([97])),
    cancel: () => {
      isCancelled = true;
    },
  });
  const form = await readForm(requestOf(urlencoded, stream), 20);
  expect(form instanceof Response && form.status).toBe(408);
  expect(isCancelled).toBe(true);
});

test("64 kB pass, and one byte more does not", async () => {
  const form = (bytes: number) => `a=${"x".repeat(bytes - 2)}`;
  expect(await outcomeOf(requestOf(urlencoded, form(maxBodyBytes)))).toEqual([["a", expect.any(String)]]);
  expect(await outcomeOf(requestOf(urlencoded, form(maxBodyBytes + 1)))).toBe(413);
});

test("whatever the bytes, there is a form or a clear refusal", async () => {
  const types = fc.constantFrom(urlencoded, multipart, "multipart/form-data", "text/plain", "");
  await fc.assert(
    fc.asyncProperty(types, fc.uint8Array({ maxLength: 300 }), async (type, bytes) => {
      const outcome = await outcomeOf(requestOf(type, new Uint8Array(bytes)));
      expect(Array.isArray(outcome) || [400, 415].includes(Number(outcome))).toBe(true);
    }),
  );
});
