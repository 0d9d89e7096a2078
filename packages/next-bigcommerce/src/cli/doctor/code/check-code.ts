import { posix } from "node:path";
import { entriesOf } from "../../app/code/next-config.js";
import { lineAt, literalOf } from "../../app/code/syntax.js";
import type { App, AppCheck } from "../project/app.js";
import type { Module } from "../project/modules.js";
import type { Finding, NotChecked } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { findOpen } from "./find-open.js";
import { createReach, describeReach } from "./imports.js";
import { codeKinds } from "./kinds.js";
import { customerCalls, exportedFunction, exportedLiteral, isEdge, runtimeOf } from "./segments.js";

const finding = findingsOf(codeKinds);

/** Looks at what the app's code does with the package. */
export const checkCode: AppCheck = async (app) => {
  const pages = findPages(app);
  return {
    findings: [
      ...findEdge(app),
      ...findClientImports(app),
      ...pages.findings,
      ...findStatic(app),
      ...findStaticProps(app),
      ...findOpen(app),
    ],
    notChecked: [...pages.notChecked, ...describeUnparsed(app)],
  };
};

function describeUnparsed({ unparsed }: App): NotChecked[] {
  if (unparsed.length === 0) return [];
  const names = unparsed.slice(0, 3).join(", ");
  const more = unparsed.length > 3 ? ` and ${unparsed.length - 3} more` : "";
  return [{ id: "app", reason: `${names}${more} cannot be parsed.` }];
}

const inApp = (path: string) => /^(?:src\/)?app\//.test(path);
const inPages = (path: string) => /^(?:src\/)?pages\//.test(path);
const isPart = (path: string) => inApp(path) && /\/(?:page|layout|template|default)\.[jt]sx?$/.test(path);
/** Images and files of metadata are route handlers too. */
const isHandler = (path: string) =>
  inApp(path) &&
  /\/(?:route|(?:opengraph-image|twitter-image|icon|apple-icon)\d?|sitemap|robots|manifest)\.[jt]sx?$/.test(
    path,
  );
const isSegment = (path: string) => isPart(path) || isHandler(path);
const isMiddleware = (path: string) => /^(?:src\/)?middleware\.[jt]s$/.test(path);

function findEdge({ modules }: App): Finding[] {
  const reachOf = createReach(modules, { stopsAtActions: false });
  return modules.flatMap((module) => {
    const { path } = module;
    const runtime = settingOf(module, modules, runtimeOf);
    const reach = reachOf(module);
    if (reach === undefined) return [];
    if (isMiddleware(path)) {
      if (runtime?.value === "nodejs") return [];
      const problem = `${path} ${describeReach(module, reach)}.`;
      const todo =
        'Rename it to proxy.ts, which runs in Node.js (Next 15: `export const config = { runtime: "nodejs" }`).';
      return [finding("app.middleware", { problem, todo, file: path, line: reach.line })];
    }
    if (!(isSegment(path) || inPages(path)) || !isEdge(runtime?.value)) return [];
    const problem = `${path} is on the Edge runtime and ${describeReach(module, reach)}.`;
    const todo = `Remove \`runtime\` in ${runtime?.file}.`;
    return [finding("app.edge", { problem, todo, file: runtime?.file, line: runtime?.line })];
  });
}

interface Setting {
  readonly value: unknown;
  readonly line: number;
}

/** A setting of a segment: its own, or that of the nearest layout above it. */
function settingOf(
  module: Module,
  modules: readonly Module[],
  read: (module: Module) => Setting | undefined,
): (Setting & { readonly file: string }) | undefined {
  // A route handler has none.
  const layouts = isPart(module.path) ? layoutsAbove(module.path, modules) : [];
  for (const segment of [module, ...layouts]) {
    const setting = read(segment);
    if (setting !== undefined) return { ...setting, file: segment.path };
  }
  return undefined;
}

/** The nearest first. */
function layoutsAbove(path: string, modules: readonly Module[]): readonly Module[] {
  return modules
    .filter((layout) => /\/layout\.[jt]sx?$/.test(layout.path) && layout.path !== path)
    .filter((layout) => path.startsWith(`${posix.dirname(layout.path)}/`))
    .sort((one, other) => other.path.length - one.path.length);
}

function findClientImports({ modules }: App): Finding[] {
  const reachOf = createReach(modules, { stopsAtActions: true });
  return modules.flatMap((module) => {
    const reach = module.directives.includes("use client") ? reachOf(module) : undefined;
    if (reach === undefined) return [];
    const problem = `${module.path} is client code and ${describeReach(module, reach)}.`;
    const todo =
      "Ask in a Server Component and pass on what is shown, or import from next-bigcommerce/client (`import type` for types).";
    return [finding("app.client-import", { problem, todo, file: module.path, line: reach.line })];
  });
}

/** One finding for all pages: one option mends them. */
function findPages({ modules, config }: App): { findings: Finding[]; notChecked: NotChecked[] } {
  const reachOf = createReach(modules, { stopsAtActions: false });
  const [page] = modules
    .filter(({ path }) => inPages(path))
    .filter((module) => reachOf(module) !== undefined);
  const reach = page && reachOf(page);
  const { entries, isComplete } = entriesOf(config, "transpilePackages");
  if (page === undefined || reach === undefined) return { findings: [], notChecked: [] };
  if (entries.some((entry) => literalOf(entry)?.value === "next-bigcommerce"))
    return { findings: [], notChecked: [] };
  if ((config !== undefined && !config.isComplete) || !isComplete) {
    const reason = `Whether ${config?.path} has the package in transpilePackages is only known when it runs.`;
    return { findings: [], notChecked: [{ id: "app.pages-not-transpiled", reason }] };
  }
  const problem = `${page.path} ${describeReach(page, reach)}, which is not in \`transpilePackages\`.`;
  const todo = 'Add `transpilePackages: ["next-bigcommerce"]` to next.config.';
  const details = { problem, todo, file: page.path, line: reach.line };
  return { findings: [finding("app.pages-not-transpiled", details)], notChecked: [] };
}

function findStatic({ modules }: App): Finding[] {
  return modules.flatMap((module) => {
    if (!isSegment(module.path)) return [];
    const dynamic = settingOf(module, modules, (segment) => exportedLiteral(segment, "dynamic"));
    const [call] = customerCalls(module.program);
    if (call === undefined || !["force-static", "error"].includes(String(dynamic?.value))) return [];
    const problem = `${module.path} has \`dynamic = "${dynamic?.value}"\` and asks as the customer.`;
    const todo = `Remove \`dynamic\` in ${dynamic?.file}.`;
    return [finding("app.force-static", { problem, todo, file: dynamic?.file, line: dynamic?.line })];
  });
}

function findStaticProps({ modules }: App): Finding[] {
  return modules.flatMap((module) => {
    const getStaticProps = inPages(module.path) ? exportedFunction(module, "getStaticProps") : undefined;
    const [call] = customerCalls(getStaticProps);
    if (call === undefined) return [];
    const problem = `getStaticProps of ${module.path} asks as the customer.`;
    const todo = "Use getServerSideProps.";
    const line = lineAt(module.text, call.start);
    return [finding("app.static-props", { problem, todo, file: module.path, line })];
  });
}
