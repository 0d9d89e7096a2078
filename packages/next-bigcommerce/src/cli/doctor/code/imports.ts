import type { Module } from "../project/modules.js";

const packageName = "next-bigcommerce";

/**
 * Which modules get the package when they run: `undefined` for one that does not, else the module that imports it and the
 * line of the import through which it gets there. A file with `use server` is called, not imported, by client code.
 */
export function createReach(modules: readonly Module[], options: { readonly stopsAtActions: boolean }) {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const known = new Map<string, Reach | undefined>();
  const reach = (path: string): Reach | undefined => {
    if (known.has(path)) return known.get(path);
    known.set(path, undefined);
    const module = byPath.get(path);
    const isEnd = module === undefined || (options.stopsAtActions && isAction(module));
    const found = isEnd ? undefined : firstReach(module, reach);
    known.set(path, found);
    return found;
  };
  return (module: Module) => reach(module.path);
}

export interface Reach {
  /** The line in the module itself. */
  readonly line: number;
  /** The module that imports the package. */
  readonly through: string;
}

const isAction = ({ directives }: Module) => directives.includes("use server");

function firstReach(module: Module, reach: (path: string) => Reach | undefined): Reach | undefined {
  const own = module.imports.find(({ source }) => source === packageName);
  if (own !== undefined) return { line: own.line, through: module.path };
  for (const { path, line } of module.imports) {
    const found = path === undefined ? undefined : reach(path);
    if (found !== undefined) return { line, through: found.through };
  }
  return undefined;
}

/** "imports next-bigcommerce", or through which file. */
export function describeReach({ path }: Module, { through }: Reach): string {
  return path === through ? "imports next-bigcommerce" : `imports next-bigcommerce through ${through}`;
}
