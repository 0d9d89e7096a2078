import { refuseForeignForm } from "@/lib/same-origin";
import { parsePlainFields } from "./plain-fields";
import { refuse } from "./refused-body";

type PostRequest = Pick<Request, "headers" | "method" | "url" | "arrayBuffer">;

/**
 * The response to a Server Action that no page of this shop has sent; undefined if Next may have it. Next 16.4 responds
 * with 500 to what it cannot decode, so this lets through only the little of React's encoding that an action here is
 * sent: plain JSON for what it is bound to and for the form's state, then the form.
 */
export async function refuseAction(request: PostRequest): Promise<Response | undefined> {
  if (request.method !== "POST") return undefined;
  const type = request.headers.get("content-type") ?? "";
  const isMultipart = type.toLowerCase().startsWith("multipart/form-data");
  const actionId = request.headers.get("next-action");
  if (actionId === null && !isMultipart) return undefined;
  const foreign = refuseForeignForm(request) ?? refuseForeignOrigin(request);
  if (foreign !== undefined) return foreign;
  if (!isMultipart) return refuse("notAForm");
  const form = parsePlainFields(new Uint8Array(await request.arrayBuffer()), type);
  if (form === null) return refuse("broken");
  const isWhole = actionId === null ? hasWholeActions(form) : isWholeCall(form, actionId);
  return isWhole ? undefined : refuse("broken");
}

/** Next compares them too, and responds with 500. */
function refuseForeignOrigin({ headers, url }: PostRequest): Response | undefined {
  const origin = headers.get("origin");
  if (origin === null) return undefined;
  const forwarded = headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  const host = forwarded || headers.get("host") || new URL(url).host;
  if (URL.canParse(origin) && new URL(origin).host === host) return undefined;
  return new Response("Please use this shop's own form.", { status: 403 });
}

/** With JavaScript: the arguments in one field, the form's own fields in others, whose names begin with `_1_`. */
function isWholeCall(form: FormData, actionId: string): boolean {
  const args = plainArguments(form.get("0"));
  return (
    isActionId(actionId) &&
    [...form.keys()].every((name) => name === "0" || /^_[0-9a-f]+_/.test(name)) &&
    form.getAll("0").length === 1 &&
    args?.length === countArguments(actionId) &&
    isFormReference(args.at(-1))
  );
}

/**
 * Without JavaScript React names the action in fields of the form: always with bound arguments here, since each action
 * takes the state of its form.
 */
function hasWholeActions(form: FormData): boolean {
  const names = [...form.keys()].filter((name) => name.startsWith("$ACTION_"));
  const actions = names.flatMap((name) => /^\$ACTION_REF_(.*)$/s.exec(name)?.[1] ?? []);
  return (
    names.every((name) => !name.startsWith("$ACTION_ID_")) &&
    actions.every((action) => isWholeAction(form, `$ACTION_${action}:`))
  );
}

function isWholeAction(form: FormData, prefix: string): boolean {
  const descriptor = form.get(`${prefix}0`);
  if (typeof descriptor !== "string") return false;
  const id = /^\{"id":"([0-9a-f]{42})","bound":"\$@1"\}$/.exec(descriptor)?.[1] ?? "";
  // The form itself comes after them.
  return isActionId(id) && plainArguments(form.get(`${prefix}1`))?.length === countArguments(id) - 1;
}

/** The first bit tells an action from a `"use cache"` function, which Next would call for anybody as well. */
const isActionId = (id: string) => /^[0-7][0-9a-f]{41}$/.test(id);

/** The six bits after the first say which arguments an action uses. */
const countArguments = (actionId: string) =>
  ((Number.parseInt(actionId.slice(0, 2), 16) >> 1) & 0x3f).toString(2).padStart(6, "0").lastIndexOf("1") + 1;

/** Null for what is not a list of plain values. */
function plainArguments(text: FormDataEntryValue | null): unknown[] | null {
  if (typeof text !== "string") return null;
  try {
    const args: unknown = JSON.parse(text);
    return Array.isArray(args) && isPlain(args) ? args : null;
  } catch {
    return null;
  }
}

/** The state of a form is less deep. React follows any depth, until there is no stack left. */
const maxDepth = 8;

/** Texts that begin with `$` mean something to React: two of them stand for one that was typed, most others refer. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !value.startsWith("$") || isHarmless(value);
  if (typeof value !== "object" || value === null) return true;
  return depth < maxDepth && Object.values(value).every((inner) => isPlain(inner, depth + 1));
}

const isHarmless = (text: string) => text.startsWith("$$") || text === "$undefined" || isFormReference(text);

const isFormReference = (value: unknown) => typeof value === "string" && /^\$K[0-9a-f]+$/.test(value);
