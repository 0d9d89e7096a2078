import "server-only";
import { refresh } from "next/cache";
import { RedirectType, redirect } from "next/navigation";
import { isSentWithoutScript } from "./form-answer";

/**
 * After a Server Action that leaves the shopper on the page: with JavaScript the page is refreshed in place; without it
 * the browser loads `path` as a new document, so that a reload does not send the form again.
 */
export async function afterWrite(path: string): Promise<void> {
  if (await isSentWithoutScript()) redirect(path, RedirectType.replace);
  refresh();
}
