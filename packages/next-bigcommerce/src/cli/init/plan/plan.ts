import { posix } from "node:path";
import { developmentEnvFiles, productionEnvFiles } from "../../app/env-file.js";
import type { App } from "../app/app.js";
import { exportsOf } from "../app/exports-of.js";
import { addToGitIgnore, type GitState, gitStateOf } from "../app/git-ignore.js";
import { readIfThere, readOwn } from "../app/read-file.js";
import { routeOf } from "../app/routes-of.js";
import { completeEnvText, type EnvChange, type TokenKind } from "./env-local.js";
import { completeManifest, type ManifestChange } from "./package-json.js";
import { findModule, isGenerated, readTemplates, type TemplateFile } from "./templates.js";

/** What becomes of one template. */
export type PlannedFile = { readonly path: string; readonly text: string } & (
  | { readonly state: "new" | "same" }
  /** There is one already, with other content, perhaps under another name: it stays. */
  | { readonly state: "kept"; readonly theirs: string; readonly current: string }
  /** It would not build beside a file that stays. */
  | { readonly state: "waiting"; readonly for: string; readonly names: readonly string[] }
);

/** A file of the app that gets additions. */
export interface Addition {
  readonly path: string;
  /** `undefined` if there is no such file yet. */
  readonly before: string | undefined;
  readonly text: string;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** In the order in which they are written: what keeps secrets out of git comes first. */
  readonly additions: readonly Addition[];
  readonly manifest: ManifestChange;
  readonly env: EnvChange;
  readonly envIsCommitted: boolean;
}

export interface Choices {
  readonly tokenKind: TokenKind;
  readonly emulator: boolean;
  readonly graphqlRoute: boolean;
  readonly packagesFolder: string | undefined;
}

/** What `init` would do. It looks, and writes nothing. */
export async function makePlan(app: App, choices: Choices, nodeVersion: string): Promise<Plan> {
  const read = (name: string) => readIfThere(name, app.folder);
  const manifest = await completeManifest({ ...choices, app, nodeVersion, needsEmulator: choices.emulator });
  const gitState = await gitStateOf(envFile, app.folder);
  const envBefore = await read(envFile);
  const env = completeEnvText(envBefore ?? "", await readOthers(read), choices);
  const additions = [
    await ignoreAddition(gitState, read),
    { path: envFile, before: envBefore, text: env.text },
    { path: "package.json", before: app.manifestText, text: manifest.text },
  ];
  return {
    files: await planFiles(app, await readTemplates(app, choices)),
    additions: additions.filter(({ before = "", text }) => before !== text),
    manifest,
    env,
    envIsCommitted: gitState === "committed",
  };
}

const envFile = ".env.local";
const otherEnvFiles = [...productionEnvFiles, ...developmentEnvFiles].filter((name) => name !== envFile);

type Read = (name: string) => Promise<string | undefined>;

async function readOthers(read: Read): Promise<string[]> {
  const texts = await Promise.all(otherEnvFiles.map(read));
  return texts.map((text) => text ?? "");
}

async function ignoreAddition(state: GitState, read: Read): Promise<Addition> {
  const before = await read(".gitignore");
  const text = before ?? "";
  return { path: ".gitignore", before, text: state === "ignored" ? text : addToGitIgnore(text, envFile) };
}

async function planFiles(app: App, templates: readonly TemplateFile[]): Promise<PlannedFile[]> {
  const compared = await Promise.all(templates.map((template) => compare(app, template)));
  let planned = compared;
  // A file that waits makes those wait that import it.
  for (;;) {
    const next = planned.map((file, index) => wait(file, templates[index], planned));
    if (next.every((file, index) => file.state === planned[index]?.state)) return next;
    planned = next;
  }
}

async function compare(app: App, { path, text }: TemplateFile): Promise<PlannedFile> {
  const theirs = findOwn(app, path);
  if (theirs === undefined) return { path, text, state: "new" };
  const current = await readOwn(theirs, app.folder);
  const isSame = theirs === path && current.replaceAll("\r\n", "\n") === text;
  return isSame ? { path, text, state: "same" } : { path, text, state: "kept", theirs, current };
}

/** The app's file of that name, of that module or of that address. */
function findOwn({ folder, sourceFolder, sourceFiles }: App, path: string): string | undefined {
  const module = findModule(folder, /\.tsx?$/.test(path) ? moduleOf(path) : path);
  if (module !== undefined) return module;
  const route = routeOf(posix.relative(sourceFolder, path));
  if (route === undefined) return undefined;
  const other = sourceFiles.find((file) => routeOf(file) === route);
  return other === undefined ? undefined : posix.join(sourceFolder, other);
}

const moduleOf = (path: string) => path.replace(/\.tsx?$/, "");

function wait(
  file: PlannedFile,
  template: TemplateFile | undefined,
  all: readonly PlannedFile[],
): PlannedFile {
  if (file.state !== "new" || template === undefined) return file;
  const { path, text } = file;
  for (const { module, names } of template.needs) {
    const provider = all.find((one) => one.path === module || moduleOf(one.path) === module);
    const missing = provider === undefined ? [] : missingIn(provider, names);
    if (provider !== undefined && missing.length > 0)
      return {
        path,
        text,
        state: "waiting",
        for: "theirs" in provider ? provider.theirs : provider.path,
        names: missing,
      };
  }
  const generated = all.find((one) => one.state === "kept" && isGenerated(one.path));
  return generated && isGenerated(path)
    ? { path, text, state: "waiting", for: generated.path, names: [] }
    : file;
}

function missingIn(provider: PlannedFile, names: readonly string[]): readonly string[] {
  if (provider.state === "waiting") return names;
  if (provider.state !== "kept") return [];
  const exported = exportsOf(provider.current);
  return exported === undefined ? [] : names.filter((name) => !exported.has(name));
}
