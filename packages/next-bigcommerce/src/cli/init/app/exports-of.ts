import { parse } from "@babel/parser";

type Statement = ReturnType<typeof parse>["program"]["body"][number];

/** The names that a module exports, types too; `undefined` if that cannot be told from its text. */
export function exportsOf(text: string): ReadonlySet<string> | undefined {
  try {
    const { program } = parse(text, { sourceType: "module", plugins: ["typescript", "jsx"] });
    if (program.body.some(({ type }) => type === "ExportAllDeclaration")) return undefined;
    return new Set(program.body.flatMap(exported));
  } catch {
    return undefined;
  }
}

function exported(statement: Statement): string[] {
  if (statement.type === "ExportDefaultDeclaration") return ["default"];
  if (statement.type !== "ExportNamedDeclaration") return [];
  const { declaration, specifiers } = statement;
  const listed = specifiers.map(({ exported }) => ("name" in exported ? exported.name : exported.value));
  return [...listed, ...(declaration ? declared(declaration) : [])];
}

type Declaration = NonNullable<Extract<Statement, { type: "ExportNamedDeclaration" }>["declaration"]>;
type Declarator = Extract<Declaration, { type: "VariableDeclaration" }>["declarations"][number];

function declared(declaration: Declaration): string[] {
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) => boundNames(id));
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}

/** Of `const name` and `const { a, b: c }`; what is nested deeper is not looked for. */
function boundNames(pattern: Declarator["id"]): string[] {
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((one) =>
    one.type === "ObjectProperty" && one.value.type === "Identifier" ? [one.value.name] : [],
  );
}
