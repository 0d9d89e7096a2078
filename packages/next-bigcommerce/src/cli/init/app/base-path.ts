import { readIfThere } from "./read-file.js";

/** What next.config puts in front of every address: empty if nothing, `undefined` if only running it would tell. */
export type BasePath = string | undefined;

const configs = ["js", "mjs", "cjs", "ts", "mts"].map((ending) => `next.config.${ending}`);

export async function readBasePath(folder: string): Promise<BasePath> {
  for (const path of configs) {
    const text = await readIfThere(path, folder);
    if (text !== undefined) return basePathIn(text);
  }
  return "";
}

export function basePathIn(config: string): BasePath {
  const code = config.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, "");
  if (!/\bbasePath\b/.test(code)) return "";
  return /\bbasePath\s*:\s*(["'`])((?:\/[\w.~-]+)*)\1/.exec(code)?.[2];
}

/**
 * Forms and route handlers name addresses as the browser asks for them, where Next adds nothing; pages, links and Server
 * Functions name them without the base path.
 */
export function addBasePath(path: string, text: string, basePath: BasePath): string {
  if (!basePath) return text;
  const inForms = text.replaceAll('<form action="/', `<form action="${basePath}/`);
  if (!path.endsWith("/route.ts")) return inForms;
  return inForms.replaceAll(/(Location: |redirect\()"\//g, `$1"${basePath}/`);
}
