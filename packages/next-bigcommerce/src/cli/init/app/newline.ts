/** How the lines of a text end. */
export const newlineOf = (text: string) => (/\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n");

/** The text, and behind it a block of lines, with a blank line between them. */
export function appendBlock(text: string, block: string): string {
  const newline = newlineOf(text);
  const before = text === "" || text.endsWith("\n") ? text : text + newline;
  return before + (before === "" ? "" : newline) + block.replaceAll("\n", newline);
}
