import type { SyntaxNode } from "../../app/code/syntax.js";

/**
 * The text without these entries of lists, each with the comma that goes with it. `undefined` if there are none, or
 * something else than a comma or the end follows one: a comment would leave a hole in the list.
 */
export function removeFromLists(text: string, entries: readonly SyntaxNode[]): string | undefined {
  if (entries.length === 0 || entries.some(({ end }) => !/^\s*[,\]]/.test(text.slice(end)))) return undefined;
  const fromTheEnd = [...entries].sort((one, other) => other.start - one.start);
  return fromTheEnd.reduce((rest, { start, end }) => {
    const [after = ""] = /^\s*,[ \t]*/.exec(rest.slice(end)) ?? [];
    const [before = ""] = /,?\s*$/.exec(rest.slice(0, start)) ?? [];
    // With a comma behind it that one goes, else the one before it.
    return after === ""
      ? rest.slice(0, start - before.length) + rest.slice(end)
      : cut(rest, start, end + after.length);
  }, text);
}

/** With the line, if nothing else is left on it. */
function cut(text: string, start: number, end: number): string {
  const [indent = ""] = /\n[ \t]*$/.exec(text.slice(0, start)) ?? [];
  const endsLine = /^[ \t]*\r?\n/.test(text.slice(end));
  return text.slice(0, endsLine ? start - indent.length : start) + text.slice(end);
}
