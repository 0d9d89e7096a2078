import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

/** The text of a type in a declaration file, with the comments within it, which the model does not keep. */
export function declaredType(file: string, name: string): string | undefined {
  const text = readFileSync(file, "utf8");
  const { program } = parseSync(file, text);
  const declarations = program.body.map((node) =>
    node.type === "ExportNamedDeclaration" && node.declaration ? node.declaration : node,
  );
  const found = declarations.find((one) => one.type === "TSTypeAliasDeclaration" && one.id.name === name);
  return found && text.slice(found.start, found.end);
}
