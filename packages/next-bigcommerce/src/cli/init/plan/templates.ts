import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { ownFolder } from "../../app/own-package.js";
import { rewriteImports } from "../app/alias.js";
import type { App } from "../app/app.js";
import { addBasePath } from "../app/base-path.js";
import type { TokenKind } from "./env-local.js";

export interface TemplateFile {
  /** Its path in the app, from the app's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What it needs of the other templates: paths as above without ending, and the names. */
  readonly needs: readonly { readonly module: string; readonly names: readonly string[] }[];
}

export interface TemplateChoice {
  readonly tokenKind: TokenKind;
  readonly graphqlRoute: boolean;
}

const graphqlRoutePath = "app/api/graphql/route.ts";

/** The files for an app, as it would write them: in its folders, with its alias. */
export async function readTemplates(
  app: App,
  { tokenKind, graphqlRoute }: TemplateChoice,
): Promise<TemplateFile[]> {
  const folder = join(ownFolder(), "templates");
  const lists = await Promise.all(["shared", tokenKind].map((name) => readFiles(join(folder, name))));
  return lists
    .flat()
    .filter(({ path }) => graphqlRoute || path !== graphqlRoutePath)
    .map((file) => place(file, app))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface RawFile {
  readonly path: string;
  readonly text: string;
}

async function readFiles(folder: string): Promise<RawFile[]> {
  const entries = await readdir(folder, { recursive: true });
  // Each of our files has an ending, and no folder has one.
  const paths = entries.map((entry) => entry.split(sep).join("/")).filter((path) => /\.\w+$/.test(path));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), "utf8") })));
}

function place({ path, text }: RawFile, { aliases, sourceFolder, basePath }: App): TemplateFile {
  const own = path === "codegen.ts" ? path : posix.join(sourceFolder, path);
  const needs = [...importsOf(path, text), ...routesOfForms(text)].map(({ module, names }) => ({
    module: posix.join(sourceFolder, module),
    names,
  }));
  const placed = path === "codegen.ts" ? placeCodegen(text, sourceFolder) : addBasePath(path, text, basePath);
  return { path: own, text: rewriteImports(placed, own, { aliases, sourceFolder }), needs };
}

const placeCodegen = (text: string, sourceFolder: string) =>
  sourceFolder === ""
    ? text
    : text.replace('"{app,', `"${sourceFolder}/{app,`).replace('"gql/"', `"${sourceFolder}/gql/"`);

/** The imports of other templates; our own files, so their shape is known. */
function importsOf(path: string, text: string) {
  return [...text.matchAll(/^import (?:type )?([^;"]+) from "(@\/|\.\.?\/)([^"]+)";$/gm)].map((match) => {
    const [, what = "", start = "", rest = ""] = match;
    const module = start === "@/" ? rest : posix.join(posix.dirname(path), start + rest);
    return { module, names: namesOf(what) };
  });
}

/** A button that leads nowhere builds, too: a form needs the route that it is sent to. */
const routesOfForms = (text: string) =>
  [...text.matchAll(/<form action="\/([^"]+)" method="post">/g)].map(([, route = ""]) => ({
    module: `app/${route}/route`,
    names: ["POST"],
  }));

const namesOf = (what: string) =>
  what.startsWith("{")
    ? what
        .slice(1, -1)
        .replace(/,\s*$/, "")
        .split(",")
        .map((name) => name.trim().replace(/^type /, ""))
    : ["default"];

const endings = ["ts", "tsx", "js", "jsx", "mjs", "mts", "cjs", "cts"];

/** The file that an import of this module finds in the app; `undefined` if there is none. */
export function findModule(folder: string, module: string): string | undefined {
  const candidates = [
    ...endings.map((end) => `${module}.${end}`),
    ...endings.map((end) => `${module}/index.${end}`),
  ];
  return [module, ...candidates].find((path) => /\.\w+$/.test(path) && existsSync(join(folder, path)));
}

/** What code generation writes belongs together. */
export const isGenerated = (path: string) => /(^|\/)gql\//.test(path);
