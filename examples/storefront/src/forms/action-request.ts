import { refuseForeignForm } from "@/lib/same-origin";
import { refuse } from "./refused-body";

type PostRequest = Pick<Request, "headers" | "method" | "url" | "text" | "formData">;

/**
 * The response to a Server Action that no page of this shop has sent; undefined if Next may have it. Next 16.4 responds
 * with 500 to what it cannot decode, and to an action that throws, so this looks at what every action here is given: its
 * bound arguments and the form's state, then a form. What of React's encoding is beyond that stays Next's to refuse.
 */
export async function refuseAction(request: PostRequest): Promise<Response | undefined> {
  if (request.method !== "POST") return undefined;
  const type = request.headers.get("content-type")?.toLowerCase() ?? "";
  const actionId = request.headers.get("next-action");
  if (actionId === null && !type.startsWith("multipart/form-data")) return undefined;
  const foreign = refuseForeignForm(request) ?? refuseForeignOrigin(request);
  if (foreign !== undefined) return foreign;
  if (!type.startsWith("multipart/form-data")) return refuse("notAForm");
  if (actionId !== null && !isActionId(actionId)) return refuse("broken");
  const form = await request.formData().catch(() => null);
  if (form === null) return refuse("broken");
  const isWhole =
    actionId === null ? hasWholeActions(form) : hasArguments(parseJson(form.get("0")), actionId);
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

/** The first bit tells an action from a `"use cache"` function, which Next would call for anybody as well. */
const isActionId = (id: string) => /^[0-7][0-9a-f]{41}$/.test(id);

/** With JavaScript: as many arguments as the action takes, the last of them a reference to a form. */
const hasArguments = (args: unknown, actionId: string) =>
  Array.isArray(args) &&
  args.length === countArguments(actionId) &&
  typeof args.at(-1) === "string" &&
  /^\$K[0-9a-f]+$/.test(args.at(-1));

/** The six bits after the first say which arguments an action uses. */
const countArguments = (actionId: string) =>
  ((Number.parseInt(actionId.slice(0, 2), 16) >> 1) & 0x3f).toString(2).padStart(6, "0").lastIndexOf("1") + 1;

const descriptorName = /^\$ACTION_([^:]*):0$/;

/**
 * Without JavaScript React names the action in fields of the form: always with bound arguments here, since each action
 * takes the state of its form.
 */
function hasWholeActions(form: FormData): boolean {
  const names = [...form.keys()].filter((name) => name.startsWith("$ACTION_") && name !== "$ACTION_KEY");
  const descriptors = names.flatMap((name) => descriptorName.exec(name)?.[1] ?? []);
  return (
    names.every((name) => !name.startsWith("$ACTION_ID_")) &&
    names.filter((name) => name.includes(":")).every((name) => parseJson(form.get(name)) !== undefined) &&
    descriptors.every((prefix) => hasBoundArguments(form, prefix))
  );
}

function hasBoundArguments(form: FormData, prefix: string): boolean {
  const descriptor = parseJson(form.get(`$ACTION_${prefix}:0`));
  if (typeof descriptor !== "object" || descriptor === null || !("id" in descriptor)) return false;
  const bound = "bound" in descriptor ? /^\$@([0-9a-f]+)$/.exec(String(descriptor.bound))?.[1] : undefined;
  if (bound === undefined || typeof descriptor.id !== "string" || !isActionId(descriptor.id)) return false;
  const args = parseJson(form.get(`$ACTION_${prefix}:${bound}`));
  // The form itself comes after them.
  return Array.isArray(args) && args.length === countArguments(descriptor.id) - 1;
}

function parseJson(text: FormDataEntryValue | null): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
