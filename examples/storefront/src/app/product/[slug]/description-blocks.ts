interface DescriptionBlock {
  readonly kind: "paragraph" | "list";
  /** One string for a paragraph; one for each item of a list. Plain text, without markup. */
  readonly texts: readonly string[];
}

const namedCharacters = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    hellip: "…",
    ndash: "–",
    mdash: "—",
    rsquo: "’",
    lsquo: "‘",
    ldquo: "“",
    rdquo: "”",
  }),
);

/**
 * The paragraphs and lists of a description. It is HTML that somebody typed into a form, so only its text is taken: no
 * markup of it reaches the page.
 */
export function descriptionBlocks(html: string): DescriptionBlock[] {
  const blocks: { kind: DescriptionBlock["kind"]; texts: string[] }[] = [];
  for (const { isItem, text } of textRuns(html)) {
    const last = blocks.at(-1);
    if (isItem && last?.kind === "list") last.texts.push(text);
    else blocks.push({ kind: isItem ? "list" : "paragraph", texts: [text] });
  }
  return blocks;
}

function textRuns(html: string): { isItem: boolean; text: string }[] {
  return html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, " ")
    .split(/(?=<(?:p|div|li|h[1-6])\b)|<\/(?:p|div|li|ul|ol|h[1-6])\s*>|<br\s*\/?>/i)
    .map((run) => ({ isItem: /^\s*<li\b/i.test(run), text: plainText(run) }))
    .filter(({ text }) => text !== "");
}

const plainText = (html: string) =>
  decodeCharacters(html.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();

function decodeCharacters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return namedCharacters.get(name) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
