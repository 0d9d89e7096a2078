const entities: Readonly<Record<string, string>> = {
  amp: "&",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
  "#39": "'",
};

/** The text of HTML, without tags and with single spaces. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|gt|lt|nbsp|quot|#39);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}

/** A field that takes a `characterLimit`. */
export function limitedText(html: string) {
  return ({ characterLimit }: { characterLimit?: number | null }) =>
    plainText(html).slice(0, Math.max(characterLimit ?? Number.POSITIVE_INFINITY, 0));
}
