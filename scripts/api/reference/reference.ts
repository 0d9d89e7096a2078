import { ApiExportedMixin, type ApiItem, ApiModel } from "@microsoft/api-extractor-model";
import { wrap } from "../../../packages/next-bigcommerce/scripts/reference/markdown.ts";
import { renderDeclaration } from "./declaration.ts";

export interface ReferenceEntry {
  /** As an import names it. */
  readonly name: string;
  /** The path of the model that the extractor wrote. */
  readonly model: string;
  /** The folder of the package. */
  readonly folder: string;
  /** The parts of an entry that is too long for one list, each with its exports. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

/** The page of all exports. What several entries export is explained with the first. */
export function renderReference(entries: readonly ReferenceEntry[]): string {
  const known = new Set<string>();
  const parts = entries.map((entry) => ({ entry, exports: exportsOf(entry.model) }));
  for (const { exports } of parts) for (const name of exports.keys()) known.add(name);
  const findLink = (name: string) => (known.has(name) ? `#${name.toLowerCase()}` : undefined);
  const shown = new Set<string>();
  const sections = parts.flatMap(({ entry, exports }) => {
    const again = [...exports.keys()].filter((name) => shown.has(name));
    const own = [...exports.keys()].filter((name) => !shown.has(name));
    for (const name of own) shown.add(name);
    const render = (name: string) =>
      renderDeclaration(exports.get(name) ?? [], { folder: entry.folder, findLink });
    return inGroups(entry, own).map(([group, names]) => ({
      group,
      names,
      again,
      text: names.flatMap(render),
    }));
  });
  const contents = sections
    .filter(({ names }) => names.length > 0)
    .map(({ group, names }) => wrap(`- **${group}**: ${names.map(linkTo).join(", ")}`, "  "));
  const text = sections.flatMap(({ group, again, text: declarations }) => [
    `## ${group}`,
    ...(again.length > 0 ? [wrap(`Explained above: ${again.map(linkTo).join(", ")}.`)] : []),
    ...declarations,
  ]);
  return `${[...preface, contents.join("\n"), ...text].join("\n\n")}\n`;
}

const preface = [
  "# API reference",
  "Made from the TSDoc of the sources by `npx pnpm@12 api`; do not edit this page. Times are in the unit that a name ends\nin: `timeoutMs` in milliseconds, `tokenLifetimeSeconds` in seconds. The codes that a call throws are explained in\n[errors.md](errors.md).",
];

const linkTo = (name: string) => `[\`${name}\`](#${name.toLowerCase()})`;

/** The exports of an entry by name; a function has several declarations if it has overloads. */
function exportsOf(model: string): Map<string, ApiItem[]> {
  const [entry] = new ApiModel().loadPackage(model).entryPoints;
  const exported =
    entry?.members.filter((one) => ApiExportedMixin.isBaseClassOf(one) && one.isExported) ?? [];
  return Map.groupBy(exported, (one) => one.displayName);
}

function inGroups(
  { name, groups }: ReferenceEntry,
  exports: readonly string[],
): [string, readonly string[]][] {
  if (groups === undefined) return [[`\`${name}\``, exports]];
  const grouped = Object.values(groups).flat();
  const ungrouped = exports.filter((one) => !grouped.includes(one));
  const gone = grouped.filter((one) => !exports.includes(one));
  const wrong = [...ungrouped.map((one) => `${one} is in no group`), ...gone.map((one) => `${one} is gone`)];
  if (wrong.length > 0) throw new Error(`scripts/api/reference/groups.ts, ${name}: ${wrong.join(", ")}.`);
  return Object.entries(groups);
}
