/** A patch without the secrets that may stand in the app's own code: what a string or a long word with a digit could be. */
export function hideSecrets(patch: string): string {
  const [title, from, to, ...lines] = patch.split("\n");
  return [
    title,
    from,
    to,
    ...lines.map((line) => (line.startsWith("-") ? `-${hideIn(line.slice(1))}` : line)),
  ].join("\n");
}

const hideIn = (line: string) =>
  isImport.test(line)
    ? line
    : line
        .replace(string, (text, quote: string) => (text.length > 12 ? `${quote}…${quote}` : text))
        .replace(longWord, "…");

const isImport = /^\s*(import\b|export\b.*\bfrom\b|\}\s*from\b)/;
const string = /(["'`])(?:\\.|(?!\1).)*\1/g;
/** Outside quotes too: a line of a longer literal, or a comment. */
const longWord = /(?=[\w+/=.-]*\d)[\w+/=-][\w+/=.-]{15,}/g;
