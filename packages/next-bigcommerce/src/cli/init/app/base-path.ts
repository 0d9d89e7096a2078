import {
  type NextConfigFile,
  nextConfigFiles,
  parseNextConfig,
  valuesOf,
} from "../../app/code/next-config.js";
import { literalOf } from "../../app/code/syntax.js";
import { readIfThere } from "./read-file.js";

/** What next.config puts in front of every address: empty if nothing, `undefined` if only running it would tell. */
export type BasePath = string | undefined;

export async function readBasePath(folder: string): Promise<BasePath> {
  for (const path of nextConfigFiles) {
    const text = await readIfThere(path, folder);
    if (text !== undefined) return basePathOf(parseNextConfig(path, text));
  }
  return "";
}

export function basePathOf(config: NextConfigFile): BasePath {
  // What cannot be read may set it, too.
  if (config.objects.length === 0) return config.text.includes("basePath") ? undefined : "";
  const values = new Set(valuesOf(config, "basePath").map((node) => literalOf(node)?.value));
  if (values.size === 0) return "";
  const [only] = values;
  return values.size === 1 && typeof only === "string" ? only : undefined;
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
