import { refuse } from "./refused-body";
import { isTooLarge, maxBodyMs, readBody } from "./request-body";

/**
 * The fields of a posted form, each once and each a text. A form that has nothing to fill in may come without a body.
 * Otherwise the response that refuses it: 413 for more than 64 kB, 408 for one that takes longer than ten seconds, 415
 * for what is not a form, 400 for one that is broken. A body that says it is too large is not read at all, and no other
 * further than the limit.
 */
export async function readForm(request: Request, timeoutMs = maxBodyMs): Promise<FormData | Response> {
  if (isTooLarge(request)) return refuse("tooLarge");
  const type = request.headers.get("content-type");
  if (type !== null && !isFormType(type)) return refuse("notAForm");
  const body = await readBody(request, timeoutMs);
  if (typeof body === "string") return refuse(body);
  if (type === null) return body.length === 0 ? new FormData() : refuse("notAForm");
  const form = await parseForm(body, type);
  return form !== null && hasPlainFields(form) ? form : refuse("broken");
}

const isFormType = (type: string) =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type);

async function parseForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    // A multipart body without a boundary, or one that ends too early.
    return null;
  }
}

function hasPlainFields(form: FormData): boolean {
  const entries = [...form];
  const names = new Set(entries.map(([name]) => name));
  return names.size === entries.length && entries.every(([, value]) => typeof value === "string");
}
