import { readTextFile } from "./text-file.js";

/** @throws Error naming the file if it cannot be SDL. */
export function readSchemaFile(path: string): string {
  const sdl = readTextFile("--schema", path);
  // What introspection returns is JSON, and SDL never begins like it.
  if (sdl.trimStart().startsWith("{"))
    throw new Error(
      `--schema ${path}: the file is JSON, and SDL is needed ("type Query { … }"). npx next-bigcommerce schema writes it.`,
    );
  return sdl;
}
