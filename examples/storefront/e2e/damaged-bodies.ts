import fc from "fast-check";
import { boundary } from "./bodies.js";

/** What parsers know, and what they do not: in place of up to three bytes, mostly beside a quote or a line's end. */
export type Damage = { isAnywhere: boolean; at: number; length: number; by: string };
const damageBy = (by: fc.Arbitrary<string>) =>
  fc.record({
    isAnywhere: fc.nat(3).map((n) => n === 0),
    at: fc.nat(),
    length: fc.nat(3).map((n) => n >> 1),
    by,
  });
const known = fc.constantFrom(
  ...['"', "\\", ";", "=", ":", "*", "%22", "$", '"$B1"', "[", "{", "1e999", "__proto__", "_1_", "$ACTION_"],
  ...['; filename="a"', "; name=x", ` boundary=${boundary}`, ` --${boundary}--`],
);
const ofBodiesOnly = fc.constantFrom(
  ...[
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\u0001",
    "\t",
    "\uFEFF",
    "\r\n\r\n",
    "\r\nContent-Type: application/octet-stream",
  ],
  ...['; filename="a"\r\nContent-Transfer-Encoding: base64', `\r\nX-A: ${"a".repeat(20_000)}`],
);
export const damaged = (text: string, { isAnywhere, at, length, by }: Damage) => {
  const places = isAnywhere
    ? []
    : [...text.matchAll(/"|\r\n/g)].map(({ index, 0: found }) => index + found.length);
  const from = places[at % places.length] ?? at % (text.length + 1);
  return text.slice(0, from) + by + text.slice(from + length);
};
/** None to two pieces of damage to the body, and sometimes one to the content type. */
export const damages = fc.record({
  state: fc.option(fc.jsonValue({ maxDepth: 3 })),
  ofBody: fc.array(damageBy(fc.oneof(known, ofBodiesOnly, fc.string({ maxLength: 3 }))), { maxLength: 2 }),
  ofType: fc.oneof(
    { weight: 7, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(damageBy(known)) },
  ),
  isByScript: fc.boolean(),
});
