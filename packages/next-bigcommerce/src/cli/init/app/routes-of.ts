/** The address that a file of `app/` or `pages/` serves; `undefined` for one that serves none. Both from the source folder. */
export function routeOf(path: string): string | undefined {
  const inApp = /^app(\/.*)?\/(?:page|route)\.[jt]sx?$/.exec(path);
  if (inApp) return inApp[1]?.replace(/\/(\([^)/]*\)|@[^/]*)/g, "") ?? "";
  const inPages = /^pages(\/.*?)(?:\/index)?\.[jt]sx?$/.exec(path);
  return inPages?.[1];
}
