import { isReadable } from "../../app/code/constants.js";
import {
  entriesOf,
  type NextConfigFile,
  parseNextConfig,
  valuesOf,
  writtenIn,
} from "../../app/code/next-config.js";
import { lineAt, literalOf, nodesOf, type SyntaxNode, templateText } from "../../app/code/syntax.js";
import { readCompilerOptions } from "../../app/tsconfig.js";
import type { App, AppCheck } from "../project/app.js";
import { isExample } from "../project/env-files.js";
import { isRealSecret, isSecretName } from "../project/secrets.js";
import type { Finding, Fix, NotChecked } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { codeKinds } from "./kinds.js";
import { removeFromLists } from "./remove-entry.js";
import { createIsReportOnly } from "./report-only.js";

const finding = findingsOf(codeKinds);

/** Looks at next.config and tsconfig.json. */
export const checkConfig: AppCheck = async (app) => ({
  findings: [
    ...findExternal(app),
    ...findOutput(app),
    ...findFormAction(app),
    ...(await findModuleResolution(app)),
  ],
  notChecked: unreadable(app),
});

function unreadable({ config }: App): NotChecked[] {
  if (config === undefined) return [];
  if (config.isComplete) return unreadableOptions(config);
  const what = config.objects.length === 0 ? "What it exports" : "A part of what it exports";
  return [
    { id: "app.config", reason: `${what} is only known when ${config.path} runs, and doctor runs no code.` },
  ];
}

function unreadableOptions(config: NextConfigFile): NotChecked[] {
  const { isComplete } = entriesOf(config, "serverExternalPackages");
  const read = [
    { id: "app.external-package", option: "serverExternalPackages", isRead: isComplete },
    { id: "app.output-export", option: "output", isRead: valuesOf(config, "output").every(isReadable) },
  ];
  return read
    .filter(({ isRead }) => !isRead)
    .map(({ id, option }) => ({ id, reason: `\`${option}\` is only known when ${config.path} runs.` }));
}

function findExternal({ config }: App): Finding[] {
  const entries = externalEntries(config);
  const [entry] = entries;
  if (config === undefined || entry === undefined) return [];
  const file = config.path;
  const fix: Fix = {
    file,
    done: "Removed next-bigcommerce from serverExternalPackages",
    edit: (text) => removeFromLists(text, externalEntries(parseNextConfig(file, text))),
  };
  const problem = "next-bigcommerce is in `serverExternalPackages`.";
  const todo = "Remove it there.";
  const details = { problem, todo, file, line: lineAt(config.text, entry.start) };
  const isFixable = entries.every((one) => isWrittenInOption(config, one));
  return [finding("app.external-package", { ...details, fix: isFixable ? fix : undefined })];
}

const externalEntries = (config: NextConfigFile | undefined): readonly SyntaxNode[] =>
  entriesOf(config, "serverExternalPackages").entries.filter(
    (entry) => literalOf(entry)?.value === "next-bigcommerce",
  );

/** A list with a name may be used for something else too. */
function isWrittenInOption(config: NextConfigFile, entry: SyntaxNode): boolean {
  return writtenIn(config, "serverExternalPackages").some(
    ({ start, end }) => start <= entry.start && entry.end <= end,
  );
}

function findOutput({ config, envFiles }: App): Finding[] {
  const outputs = valuesOf(config, "output");
  const place = { file: config?.path, line: lineAt(config?.text ?? "", outputs[0]?.start ?? 0) };
  // In every branch: some build an export only now and then.
  const isSet = (value: string) =>
    writtenIn(config, "output").length === config?.objects.length &&
    outputs.length > 0 &&
    outputs.every((node) => literalOf(node)?.value === value);
  if (isSet("export")) {
    const problem = '`output: "export"` makes a site without a server.';
    return [finding("app.output-export", { problem, todo: "Remove the option.", ...place })];
  }
  if (!isSet("standalone")) return [];
  const copied = envFiles.filter(({ path }) => path === ".env" || path === ".env.production");
  return copied.flatMap((file) => {
    const secret = file.variables.find(({ name, value }) => isSecretName(name) && isRealSecret(value));
    if (secret === undefined || isExample(file)) return [];
    const problem = `${file.path} has ${secret.name}, and is copied into .next/standalone.`;
    const todo = "Move it to .env.local for this machine, and set it in the container's environment.";
    return [finding("app.standalone-env", { problem, todo, file: file.path, line: secret.line })];
  });
}

const leadsToCheckout = /createCustomerLoginUrl\(|createCartRedirectUrls/;
/** In a string with several directives: one alone may be joined with more sources. */
const endedDirective = /(?:^|[\s;])form-action\s+(?:'self'|'none')\s*;/;
const lastDirective = /;\s*form-action\s+(?:'self'|'none')$/;

/** A policy that is put together when it runs is not looked at. */
function findFormAction({ config, modules }: App): Finding[] {
  if (!modules.some(({ text }) => leadsToCheckout.test(text))) return [];
  const places = modules.filter(({ path }) => /(?:^|\/)(?:proxy|middleware)\.[jt]s$/.test(path));
  return [...places, ...(config === undefined ? [] : [config])].flatMap(({ path, text, program }) => {
    const isReportOnly = createIsReportOnly(program);
    const node = textsOf(program)
      .filter(({ value, isEnd }) => namesOnlyThisSite(value, isEnd))
      .find((text) => !isReportOnly(text.node))?.node;
    if (node === undefined) return [];
    const problem = "`form-action` of the Content-Security-Policy names this site only.";
    const todo =
      "Add the origin of BigCommerce's checkout, https://store-{hash}.mybigcommerce.com or its domain.";
    return [finding("app.form-action", { problem, todo, file: path, line: lineAt(text, node.start) })];
  });
}

const namesOnlyThisSite = (value: string, isEnd: boolean) =>
  endedDirective.test(value) || (isEnd && lastDirective.test(value.trimEnd()));

/** Each string, and each piece of a template: whether nothing follows it. */
function textsOf(program: SyntaxNode) {
  return [
    ...nodesOf(program, "StringLiteral").map((node) => ({
      node,
      value: String(node.value),
      isEnd: !/\s$/.test(String(node.value)),
    })),
    ...nodesOf(program, "TemplateElement").map((node) => ({
      node,
      value: templateText(node),
      isEnd: node.tail === true,
    })),
  ];
}

async function findModuleResolution({ folder }: App): Promise<Finding[]> {
  const { moduleResolution = "", moduleResolutionFile: file } = (await readCompilerOptions(folder)) ?? {};
  if (!/^(?:node|node10|classic)$/i.test(moduleResolution)) return [];
  const problem = `\`moduleResolution\` is \`${moduleResolution}\`.`;
  return [finding("app.module-resolution", { problem, todo: "Set it to `bundler`.", file })];
}
