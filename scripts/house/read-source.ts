import { type Node, parseSync, Visitor } from "oxc-parser";

interface SourceFunction {
  readonly name: string;
  readonly lines: number;
  readonly hasMarkup: boolean;
}

export interface Source {
  /** What it imports when it is loaded, types included. */
  readonly imports: readonly string[];
  /** What it imports later, by `import()`, of values and of types. */
  readonly lazyImports: readonly string[];
  readonly functions: readonly SourceFunction[];
  /** Its first statements that are strings, such as "use client". */
  readonly directives: readonly string[];
}

/** What the rules of the house ask about one file. The name says whether it may hold markup. */
export function readSource(name: string, text: string): Source {
  const { program, module, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`${name} does not parse: ${errors[0]?.message}`);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
  );
  return {
    imports: [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...exported],
    ...readBody(program, text),
  };
}

function readBody(program: Node, text: string): Omit<Source, "imports"> {
  const lazyImports: string[] = [];
  const functions: SourceFunction[] = [];
  const directives: string[] = [];
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const note = ({ start, end }: { start: number; end: number }) => {
    const code = text.slice(start, end);
    functions.push({
      name: code.slice(0, 60).split("\n")[0] ?? "",
      lines: lineOf(end) - lineOf(start) + 1,
      hasMarkup: /<\/|\/>/.test(code),
    });
  };
  new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
    TSImportType: ({ source }) => void lazyImports.push(String(source.value)),
    ImportExpression: ({ source }) =>
      void lazyImports.push(source.type === "Literal" ? String(source.value) : "a computed name"),
    ExpressionStatement: (statement) => {
      if ("directive" in statement && typeof statement.directive === "string")
        directives.push(statement.directive);
    },
  }).visit(program as never);
  return { lazyImports, functions, directives };
}
