/** Whether an answer's text holds one of a customer's own, in any of the forms that answers have. */
export function holds(text: string, own: string): boolean {
  return formsOf(own).some((form) => text.includes(form));
}

const knownForms = new Map<string, readonly string[]>();

/** A text as answers hold it: as it is, and escaped for HTML, for JSON, for JSON in a script, and for an address. */
function formsOf(own: string): readonly string[] {
  const known = knownForms.get(own);
  if (known !== undefined) return known;
  const json = toJson(own);
  const address = encodeURIComponent(own);
  const ascii = json.replace(/[^\x20-\x7e]/g, toUnicodeEscape);
  const html = own.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character);
  // In a page, payloads stand as JSON within JSON, with the characters escaped that would end a script.
  const inScripts = [json, toJson(json)].flatMap((text) => [
    text,
    text.replaceAll("<", "\\u003c"),
    text.replace(/[<>&]/g, toUnicodeEscape),
  ]);
  const inAddresses = [address, address.replaceAll("%20", "+"), encodeURI(own)];
  const forms = [...new Set([own, html, ascii, ...inScripts, ...inAddresses])];
  knownForms.set(own, forms);
  return forms;
}

const toJson = (text: string) => JSON.stringify(text).slice(1, -1);
const toUnicodeEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

const htmlEscapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
