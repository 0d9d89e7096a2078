/**
 * The fields of a form in parts, written exactly as browsers write one without files; null for anything else. Parsers
 * differ in what more they take, headers of a part, files, characters of names, so only this is the same to all of them.
 */
export function parsePlainFields(body: Uint8Array, contentType: string): FormData | null {
  const boundary = /^multipart\/form-data; boundary=([\w-]{1,70})$/.exec(contentType)?.[1];
  const text = decode(body);
  if (boundary === undefined || text === null) return null;
  // A browser's boundary is nowhere else: to some parsers it ends a value that holds it.
  const [before, ...parts] = text.split(boundary);
  if (before !== "--" || parts.pop() !== "--\r\n") return null;
  const form = new FormData();
  for (const part of parts) {
    const [, name, value] = plainPart.exec(part) ?? [];
    if (name === undefined || value === undefined) return null;
    form.append(name, value);
  }
  return form;
}

/** No longer name than Next's parser takes whole, and no `%`: browsers escape by it, and only some parsers read that. */
const plainPart = /^\r\nContent-Disposition: form-data; name="([ !#$&-[\]-~]{1,100})"\r\n\r\n(.*)\r\n--$/s;

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}
