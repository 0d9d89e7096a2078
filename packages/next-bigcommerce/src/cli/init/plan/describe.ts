import { createTwoFilesPatch } from "diff";
import { hideSecrets } from "./hide-secrets.js";
import type { Plan, PlannedFile } from "./plan.js";
import { isGenerated } from "./templates.js";

const marks = { new: "new", same: "there", kept: "kept", waiting: "waits" } as const;

/** The plan, a line for each file. */
export function describePlan(plan: Plan): string {
  const lines = [
    ...plan.additions.map(({ path, before }) =>
      line(before === undefined ? "new" : "adds to", path, describeAddition(path, plan)),
    ),
    ...plan.files.map((file) => line(marks[file.state], file.path, describeFile(file))),
  ];
  return `${lines.join("\n")}\n`;
}

const line = (mark: string, path: string, note: string) =>
  `  ${mark.padEnd(8)} ${path}${note && `  (${note})`}`;

function describeAddition(path: string, { manifest, env }: Plan): string {
  if (path === ".env.local")
    return [...env.added, ...env.filled.map((name) => `${name}, blank until now`)].join(", ");
  if (path !== "package.json") return ".env.local";
  const { dependencies, devDependencies } = manifest.packages;
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  const list = (what: string, all: readonly string[]) =>
    all.length === 0 ? [] : [`${what}: ${all.join(", ")}`];
  return [...list("scripts", manifest.scripts), ...list("packages", names)].join("; ");
}

function describeFile(file: PlannedFile): string {
  if (file.state === "kept") return file.theirs === file.path ? "differs" : `${file.theirs} is in its place`;
  if (file.state !== "waiting") return "";
  return file.names.length === 0 ? `for ${file.for}` : `needs ${file.names.join(", ")} of ${file.for}`;
}

/** What was left alone, and what to do about it; empty if there is nothing. */
export function describeMerges(plan: Plan): string {
  const kept = plan.files.flatMap((file) =>
    file.state === "kept" && !isGenerated(file.path) ? [describeDifference(file)] : [],
  );
  return [...kept, ...describeWaiting(plan), ...describeSettings(plan)].join("\n");
}

const maxDiffLines = 60;

function describeDifference({
  path,
  theirs,
  current,
  text,
}: Extract<PlannedFile, { state: "kept" }>): string {
  const patch = createTwoFilesPatch(theirs, `${path} of next-bigcommerce`, current, text, "", "", {
    context: 2,
  });
  const [, ...lines] = hideSecrets(patch.trimEnd()).split("\n");
  const rest = lines.length - maxDiffLines;
  const more =
    rest > 0
      ? `\n… and ${rest} more lines; the whole file is in node_modules/next-bigcommerce/templates`
      : "";
  return `${theirs} was not changed. What the template has instead:\n${lines.slice(0, maxDiffLines).join("\n")}${more}\n`;
}

function describeWaiting({ files }: Plan): string[] {
  const waiting = files.filter((file) => file.state === "waiting");
  if (waiting.length === 0) return [];
  const sources = [...new Set(waiting.map((file) => file.for))].filter(
    (path) => !waiting.some((file) => file.path === path),
  );
  const needs = sources.map((source) => {
    const names = new Set(waiting.flatMap((file) => (file.for === source ? file.names : [])));
    return isGenerated(source)
      ? `  ${source}: run your code generation, which now finds more .graphql files`
      : `  ${source}: export ${[...names].join(", ")}`;
  });
  return [
    `${waiting.length} files wait, because they would not build beside yours. To get them:\n${needs.join("\n")}\nThen run the same command again.\n`,
  ];
}

function describeSettings({ manifest, env, envIsCommitted }: Plan): string[] {
  const { keptScripts, unusedTarballs } = manifest;
  return [
    ...(unusedTarballs.length === 0
      ? []
      : [
          `package.json has these packages from elsewhere, so that their tarballs are not installed: ${unusedTarballs.join(", ")}. To take the tarballs, remove them from package.json and run the same command again.\n`,
        ]),
    ...(keptScripts.length === 0
      ? []
      : [`package.json has scripts of these names, which stay as they are: ${keptScripts.join(", ")}.\n`]),
    ...(env.different.length === 0
      ? []
      : [
          `The emulator needs other values of these variables, which stay as they are: ${env.different.join(", ")}.\n`,
        ]),
    ...(envIsCommitted
      ? [
          ".env.local is committed, so that git ignores it only after `git rm --cached .env.local`. Change the secrets in it.\n",
        ]
      : []),
  ];
}
