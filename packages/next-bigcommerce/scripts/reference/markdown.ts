const maxWidth = 120;

/** Breaks a paragraph into lines; those after the first begin with `indent`. */
export function wrap(paragraph: string, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    const isFull = line !== "" && line.length + 1 + word.length > maxWidth;
    if (isFull) lines.push(line);
    if (line === "") line = word;
    else line = isFull ? `${indent}${word}` : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

/** A table with columns as wide as their widest cell. */
export function renderTable(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}

export const code = (text: string) => `\`${text}\``;

/** The page with its generated part replaced, which stands between two comments. */
export function replacePart(page: string, name: string, content: string): string {
  const begin = `<!-- generated: ${name} -->`;
  const end = "<!-- /generated -->";
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`The page has no part between ${begin} and ${end}.`);
  return `${page.slice(0, from)}${begin}\n\n${content}\n\n${page.slice(to)}`;
}
