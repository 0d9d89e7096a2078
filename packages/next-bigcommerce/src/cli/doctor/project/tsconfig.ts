import { posix } from "node:path";
import * as z from "zod/mini";
import { readText } from "./files.js";
import { child, children, literalOf, nameOf, parseScript, type SyntaxNode } from "./syntax.js";

/** The files that a name may stand for, without their ending. */
export type PathAliases = (source: string) => readonly string[];

const paths = z.record(z.string(), z.array(z.string()));
const optionsSchema = z.object({
  baseUrl: z.optional(z.string()),
  moduleResolution: z.optional(z.string()),
  paths: z.optional(paths),
});

interface CompilerOptions extends z.infer<typeof optionsSchema> {
  /** Where it is written, from the app's folder. */
  readonly file: string;
}

const names = ["tsconfig.json", "jsconfig.json"];

/** The compiler options of `tsconfig.json`, with those of files of the app that it extends; `undefined` without one. */
export async function readCompilerOptions(folder: string): Promise<CompilerOptions | undefined> {
  for (const name of names) {
    const options = await readOptions(folder, name, 0);
    if (options !== undefined) return options;
  }
  return undefined;
}

async function readOptions(
  folder: string,
  file: string,
  depth: number,
): Promise<CompilerOptions | undefined> {
  const text = await readText(folder, file);
  const read = text === undefined ? undefined : readJsonWithComments(text);
  if (read === undefined) return undefined;
  const config = z
    .looseObject({ extends: z.optional(z.unknown()), compilerOptions: z.optional(z.unknown()) })
    .safeParse(read);
  if (!config.success) return undefined;
  const own = optionsSchema.safeParse(config.data.compilerOptions ?? {});
  let inherited: CompilerOptions | undefined;
  // The last of several counts.
  for (const base of [config.data.extends].flat())
    if (typeof base === "string" && base.startsWith(".") && depth < 5) {
      const path = withEnding(posix.join(posix.dirname(file), base));
      inherited = { ...inherited, file, ...(await readOptions(folder, path, depth + 1)) };
    }
  return { ...inherited, file, ...(own.success ? own.data : {}) };
}

const withEnding = (path: string) => (path.endsWith(".json") ? path : `${path}.json`);

/** With a parser of JavaScript: comments and a last comma are allowed in these files. */
function readJsonWithComments(text: string): unknown {
  const program = parseScript("tsconfig.ts", `(${text}\n)`);
  return jsonOf(child(children(program, "body")[0], "expression"));
}

function jsonOf(node: SyntaxNode | undefined): unknown {
  if (node?.type !== "ObjectExpression") return literalOf(node)?.value;
  const entries = children(node, "properties").map((property) => [
    nameOf(child(property, "key")),
    jsonOf(child(property, "value")),
  ]);
  return Object.fromEntries(entries);
}

/** `paths` and `baseUrl` of `tsconfig.json`, which Next follows too. */
export async function readPathAliases(folder: string): Promise<PathAliases> {
  const { baseUrl, paths: patterns = {} } = (await readCompilerOptions(folder)) ?? {};
  const base = baseUrl ?? ".";
  return (source) => {
    const matches = Object.entries(patterns).flatMap(([pattern, targets]) => {
      const rest = matchPattern(pattern, source);
      return rest === undefined ? [] : targets.map((target) => posix.join(base, target.replace("*", rest)));
    });
    return baseUrl === undefined ? matches : [...matches, posix.join(baseUrl, source)];
  };
}

function matchPattern(pattern: string, source: string): string | undefined {
  const [before = "", after] = pattern.split("*");
  if (after === undefined) return pattern === source ? "" : undefined;
  const isMatch = source.startsWith(before) && source.endsWith(after) && source.length >= before.length;
  return isMatch ? source.slice(before.length, source.length - after.length) : undefined;
}
