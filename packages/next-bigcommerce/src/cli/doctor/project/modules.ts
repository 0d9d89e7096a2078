import { posix } from "node:path";
import {
  child,
  children,
  lineAt,
  nameOf,
  parseScript,
  type SyntaxNode,
  walk,
} from "../../app/code/syntax.js";
import { inBatches, readText } from "./files.js";
import { type PathAliases, readPathAliases } from "./path-aliases.js";

/** A script of the app. */
export interface Module {
  /** From the app's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
  /** `use client`, `use server`, and what else stands at the top. */
  readonly directives: readonly string[];
  readonly imports: readonly ModuleImport[];
}

/** An import or re-export of values. Types are gone before anything runs. */
export interface ModuleImport {
  /** As written. */
  readonly source: string;
  /** The file of the app, if it is one. */
  readonly path: string | undefined;
  readonly line: number;
  /** Imported names by what the module calls them. */
  readonly names: ReadonlyMap<string, string>;
}

const script = /\.[cm]?[jt]sx?$/;
// next.config is read by itself.
const notOfTheApp =
  /^next\.config\.|\.d\.[cm]?ts$|\.(?:test|spec|stories)\.|(?:^|\/)(?:__tests__|__mocks__|e2e|tests?)\//;

/** The scripts that are part of the running app: not its tests. */
export interface Modules {
  readonly modules: readonly Module[];
  /** Paths of those that cannot be parsed. */
  readonly unparsed: readonly string[];
}

export async function readModules(folder: string, files: readonly string[]): Promise<Modules> {
  const paths = files.filter((path) => script.test(path) && !notOfTheApp.test(path));
  const known = new Set(paths);
  const aliases = await readPathAliases(folder);
  const read = await inBatches(paths, async (path) => {
    const text = await readText(folder, path);
    return text === undefined ? undefined : readModule(path, text, known, aliases);
  });
  return {
    modules: read.filter((module) => module !== undefined),
    unparsed: paths.filter((_, index) => read[index] === undefined),
  };
}

function readModule(
  path: string,
  text: string,
  known: ReadonlySet<string>,
  aliases: PathAliases,
): Module | undefined {
  const program = parseScript(path, text);
  if (program === undefined) return undefined;
  const directives = children(program, "directives").map((directive) => child(directive, "value")?.value);
  const imports = importsOf(program).map(({ source, start, names }) => ({
    source,
    path: resolveSource(path, source, known, aliases),
    line: lineAt(text, start),
    names,
  }));
  return { path, text, program, directives: directives.map(String), imports };
}

type WrittenImport = Pick<ModuleImport, "source" | "names"> & { readonly start: number };

function importsOf(program: SyntaxNode): WrittenImport[] {
  const used = usedNames(program);
  const found: WrittenImport[] = [];
  walk(program, (node) => {
    const source = sourceOf(node);
    if (source === undefined) return undefined;
    const specifiers = children(node, "specifiers").filter(
      (one) => one.importKind !== "type" && one.exportKind !== "type",
    );
    const isTypes = node.importKind === "type" || node.exportKind === "type";
    const values =
      node.type === "ImportDeclaration" ? specifiers.filter((one) => used.has(localOf(one))) : specifiers;
    // An import whose names are all used as types is removed with them.
    const isGone = children(node, "specifiers").length > 0 && values.length === 0;
    if (!isTypes && !isGone) found.push({ source, start: node.start, names: new Map(values.map(namesOf)) });
    return undefined;
  });
  return found;
}

function sourceOf(node: SyntaxNode): string | undefined {
  if (/^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration)$/.test(node.type))
    return nameOf(child(node, "source"));
  if (node.type !== "CallExpression") return undefined;
  const callee = child(node, "callee");
  const isImport = callee?.type === "Import" || nameOf(callee) === "require";
  return isImport ? nameOf(children(node, "arguments")[0]) : undefined;
}

const localOf = (specifier: SyntaxNode) => nameOf(child(specifier, "local")) ?? "";
const namesOf = (specifier: SyntaxNode): [string, string] => [
  localOf(specifier),
  nameOf(child(specifier, "imported")) ?? (specifier.type === "ImportDefaultSpecifier" ? "default" : "*"),
];

/** Names that are used as values: what stands in types is left out. */
function usedNames(program: SyntaxNode): ReadonlySet<string> {
  const used = new Set<string>();
  const isType =
    /^TS(?!As|Satisfies|NonNull|Export|Enum|Module|TypeAssertion|Instantiation|ParameterProperty)/;
  walk(program, (node) => {
    if (node.type === "ImportDeclaration" || isType.test(node.type)) return false;
    if (node.type === "Identifier" || node.type === "JSXIdentifier") used.add(String(node.name));
    return undefined;
  });
  return used;
}

function resolveSource(
  from: string,
  source: string,
  known: ReadonlySet<string>,
  aliases: PathAliases,
): string | undefined {
  const isRelative = source.startsWith(".");
  const candidates = isRelative ? [posix.join(posix.dirname(from), source)] : aliases(source);
  return candidates.flatMap(filesOf).find((path) => known.has(path));
}

const endings = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];

function filesOf(path: string): string[] {
  const without = path.replace(/\.[cm]?jsx?$/, "");
  const bases = [...new Set([path, without])];
  return [path, ...[...bases, `${path}/index`].flatMap((base) => endings.map((ending) => base + ending))];
}
