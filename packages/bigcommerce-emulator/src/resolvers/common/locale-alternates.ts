import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "./connection.js";

/** The path of a page in a locale: the default locale has no subfolder. */
export function localePath(context: StorefrontContext, code: string): string {
  return code === context.data.settings.locales[0] ? "" : code;
}

/** The `locales` of a node: its path and URL in each of the store's locales. */
export function localeAlternates(context: StorefrontContext, path: string) {
  return (args: PageArguments) =>
    connection(context.data.settings.locales, args, (code) => {
      const folder = localePath(context, code);
      const localised = folder === "" ? path : `/${folder}${path}`;
      return { path: localised, url: `${context.origin}${localised}` };
    });
}
