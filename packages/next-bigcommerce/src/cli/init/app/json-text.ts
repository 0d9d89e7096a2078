import { parseExpression } from "@babel/parser";
import { type Expression, expression, keyOf, type ObjectExpression, propertiesOf } from "../../app/jsonc.js";
import { newlineOf } from "./newline.js";
import { Refusal } from "./refusal.js";

/**
 * Adds entries to an object within a JSON text, such as `scripts` of package.json, and leaves every other character as it
 * is. What is there already stays. A list that is sorted stays sorted.
 */
export function addEntries(text: string, section: string, entries: Readonly<Record<string, string>>): string {
  // The byte order mark of some Windows editors.
  const mark = /^\uFEFF?/.exec(text)?.[0] ?? "";
  return Object.entries(entries).reduce(
    (current, [key, value]) => mark + addEntry(current.slice(mark.length), section, key, value),
    text,
  );
}

function addEntry(text: string, section: string, key: string, value: string): string {
  const root = objectOf(text, parseExpression(text));
  const found = propertiesOf(root).find((one) => keyOf(one) === section);
  if (found === undefined) {
    const empty = insert(text, root, undefined, `${JSON.stringify(section)}: {}`);
    return addEntry(empty, section, key, value);
  }
  const list = objectOf(text, expression(found.value));
  const keys = propertiesOf(list).map(keyOf);
  if (keys.includes(key)) return text;
  const isSorted = keys.every((one, index) => index === 0 || (keys[index - 1] ?? "") < one);
  const before = isSorted && keys.length > 1 ? keys.findIndex((one) => one > key) : -1;
  return insert(
    text,
    list,
    before < 0 ? undefined : before,
    `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
}

function objectOf(text: string, node: Expression): ObjectExpression {
  if (node.type === "ObjectExpression") return node;
  throw new Refusal(`${text.slice(0, 40)} … is not the JSON of an object.`);
}

/** Puts a property in front of the one at `before`, or at the end. */
function insert(text: string, list: ObjectExpression, before: number | undefined, property: string): string {
  const properties = propertiesOf(list);
  const next = before === undefined ? undefined : properties[before];
  const last = properties.at(-1);
  const at = (node: { readonly start?: number | null | undefined }) => node.start ?? 0;
  if (next !== undefined) return splice(text, at(next), `${property},${gapBefore(text, at(next))}`);
  if (last !== undefined) return splice(text, last.end ?? 0, `,${gapBefore(text, at(last))}${property}`);
  const outer = gapBefore(text, at(list));
  const margin = `${newlineOf(text)}${/(?:^|\n)([ \t]*)[^\n]*$/.exec(text.slice(0, at(list)))?.[1] ?? ""}`;
  const inner = outer === " " && !text.includes("\n") ? "" : margin + indentOf(text);
  return `${text.slice(0, at(list))}{${inner}${property}${inner === "" ? "" : margin}}${text.slice(list.end ?? 0)}`;
}

const splice = (text: string, at: number, added: string) => text.slice(0, at) + added + text.slice(at);

/** The white space in front of a property: on a line of its own, or not. */
const gapBefore = (text: string, start: number) => /\s*$/.exec(text.slice(0, start))?.[0] || " ";

const indentOf = (text: string) => /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
