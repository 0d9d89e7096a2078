import "server-only";
import { refresh } from "next/cache";
import { RedirectType, redirect } from "next/navigation";
import { withoutScriptField } from "@/forms/form-state";
import { safeNextPath } from "@/lib/links";

/**
 * After a Server Action that leaves the shopper on the page: with JavaScript the page is refreshed in place; without it
 * the browser loads `path` as a new document, so that a reload does not send the form again.
 */
export function afterWrite(form: FormData, path: string): void {
  if (form.has(withoutScriptField)) redirect(path, RedirectType.replace);
  refresh();
}

/** After a refusal: without JavaScript the page is loaded again, and reads from its address what was wrong. */
export function afterRefusal(form: FormData, query: Record<string, string>): void {
  const page = form.get(withoutScriptField);
  if (page === null) return;
  redirect(`${safeNextPath(page)}?${new URLSearchParams(query)}`, RedirectType.replace);
}
