/** A text for the log: whole, or its start if it is longer than that. */
export function cappedText(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters - 1)}…`;
}
