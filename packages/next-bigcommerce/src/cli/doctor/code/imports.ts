import type { Module } from "../project/modules.js";

const packageName = "next-bigcommerce";

/**
 * Which modules get the package when they run: `undefined` for one that does not, else the module that imports it and the
 * line of the import through which it gets there. A file with `use server` is called, not imported, by client code.
 */
export function createReach(modules: readonly Module[], options: { readonly stopsAtActions: boolean }) {
  const reaching = modules.filter((module) => !(options.stopsAtActions && isAction(module)));
  const importers = importersOf(reaching);
  const known = new Map<string, Reach>();
  for (const { path, imports } of reaching) {
    const own = imports.find(({ source }) => source === packageName);
    if (own !== undefined) known.set(path, { line: own.line, through: path });
  }
  // From the package outwards, so that modules which import each other are no dead end. A map goes on with what is added.
  for (const [path, { through }] of known)
    for (const { path: importer, line } of importers.get(path) ?? [])
      if (!known.has(importer)) known.set(importer, { line, through });
  return (module: Module) => known.get(module.path);
}

/** Who imports each file, and in which line. */
function importersOf(modules: readonly Module[]) {
  const importers = new Map<string, { readonly path: string; readonly line: number }[]>();
  for (const { path, imports } of modules)
    for (const { path: imported, line } of imports) {
      if (imported === undefined) continue;
      const known = importers.get(imported) ?? [];
      known.push({ path, line });
      importers.set(imported, known);
    }
  return importers;
}

export interface Reach {
  /** The line in the module itself. */
  readonly line: number;
  /** The module that imports the package. */
  readonly through: string;
}

const isAction = ({ directives }: Module) => directives.includes("use server");

/** "imports next-bigcommerce", or through which file. */
export function describeReach({ path }: Module, { through }: Reach): string {
  return path === through ? "imports next-bigcommerce" : `imports next-bigcommerce through ${through}`;
}
