/**
 * Files are searched as bytes, each of them a character: this holds for text in UTF-8 and for binary files alike, and a file
 * can be cut anywhere.
 */
export const asBytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");

/** From 1. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** Where a line begins. */
export function indexOfLine(text: string, line: number): number {
  let index = 0;
  for (let before = 1; before < line; before += 1) index = text.indexOf("\n", index) + 1;
  return index;
}
