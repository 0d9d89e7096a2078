import semver from "semver";
import { findInstalled, type InstalledPackage } from "../../app/installed.js";
import { supportedVersions } from "../../app/own-package.js";
import { type App, type AppCheck, reactServers } from "../project/app.js";
import { readText } from "../project/files.js";
import type { Finding, NotChecked } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { type Advisory, advisoriesOfNext, advisoriesOfReactServer } from "./advisories.js";
import { versionKinds } from "./kinds.js";

const finding = findingsOf(versionKinds);
const satisfies = (version: string, range: string) =>
  semver.satisfies(version, range, { includePrerelease: true });

/** Looks at Node, Next, React and the package as they are installed. */
export const checkVersions: AppCheck = async (app) => ({
  findings: [
    ...findNode(app),
    ...(await findPinnedNode(app)),
    ...findNext(app),
    ...findReact(app),
    ...(await findTwice(app)),
  ],
  notChecked: notInstalled(app),
});

function notInstalled({ manifest, installed }: App): NotChecked[] {
  const missing = ["next", "react", "next-bigcommerce"].filter(
    (name) => manifest.dependencies.includes(name) && !installed.has(name),
  );
  return missing.map((name) => ({
    id: name === "next-bigcommerce" ? "versions.package-twice" : `versions.${name}`,
    reason: `${name} is not installed in node_modules. Install the app's packages first.`,
  }));
}

function findNode({ nodeVersion, installed }: App): Finding[] {
  const { node } = supportedVersions();
  if (!satisfies(nodeVersion, node)) {
    const problem = `This is Node ${nodeVersion}; next-bigcommerce needs ${node}.`;
    return [finding("versions.node", { problem, todo: "Use Node 24, here and on the server." })];
  }
  const wanting = [...installed.values()].find(
    ({ nodeRange: range }) =>
      range !== undefined && semver.validRange(range) && !satisfies(nodeVersion, range),
  );
  if (wanting === undefined) return [];
  const { name, version, nodeRange: range } = wanting;
  const problem = `This is Node ${nodeVersion}; ${name} ${version} needs ${range}.`;
  return [finding("versions.node", { problem, todo: `Use a newer Node, or an older ${name}.` })];
}

const withoutComment = (text: string) => text.replace(/#.*$/gm, "").trim();
const oldRelease = /^lts\/(?:argon|boron|carbon|dubnium|erbium|fermium|gallium|hydrogen)$/i;

async function findPinnedNode({ folder, manifest }: App): Promise<Finding[]> {
  const pins = [
    { file: "package.json", range: manifest.nodeRange, name: "`engines.node`" },
    ...["nvmrc", "node-version"].map((name) => ({ file: `.${name}`, range: undefined, name: `.${name}` })),
  ];
  const read = pins.map(async ({ file, range, name }) => {
    const written =
      range ?? (file === "package.json" ? "" : withoutComment((await readText(folder, file)) ?? ""));
    const named = oldRelease.test(written) ? "<20" : written;
    const valid = named === "" ? null : semver.validRange(named.replace(/^v/, ""));
    const { node } = supportedVersions();
    if (valid === null || semver.intersects(valid, node)) return [];
    const problem = `${name} asks for Node ${written}; next-bigcommerce needs ${node}.`;
    return [finding("versions.node-pinned", { problem, todo: "Set it to 24.", file })];
  });
  return (await Promise.all(read)).flat();
}

function findNext({ installed }: App): Finding[] {
  const next = installed.get("next");
  if (next === undefined) return [];
  const open = advisoriesOf(next, advisoriesOfNext);
  if (open.length > 0) return [remoteCode("versions.next-remote-code", next, open)];
  const supported = supportedVersions().next;
  if (satisfies(next.version, supported)) return [];
  const problem = `Next ${next.version} is installed; next-bigcommerce supports ${supported}.`;
  return [finding("versions.next-unsupported", { problem, todo: "Install a supported version of next." })];
}

function findReact({ installed }: App): Finding[] {
  const react = installed.get("react");
  const dom = installed.get("react-dom");
  const found: Finding[] = reactServers.flatMap((name) => {
    const server = installed.get(name);
    const open = server === undefined ? [] : advisoriesOf(server, advisoriesOfReactServer);
    return server && open.length > 0 ? [remoteCode("versions.react-remote-code", server, open)] : [];
  });
  // A package that stands in for React may have a version of another form.
  if (react === undefined || semver.valid(react.version) === null) return found;
  // Experimental releases are all 0.0.0.
  if (![0, 19].includes(semver.major(react.version))) {
    const problem = `React ${react.version} is installed.`;
    found.push(finding("versions.react", { problem, todo: "Install react@19 and react-dom@19." }));
  }
  if (dom !== undefined && dom.version !== react.version) {
    const problem = `react is ${react.version}, and react-dom is ${dom.version}.`;
    found.push(finding("versions.react-dom", { problem, todo: "Install the same version of both." }));
  }
  return found;
}

const advisoriesOf = ({ version }: InstalledPackage, advisories: readonly Advisory[]) =>
  advisories.filter(({ versions }) => satisfies(version, versions));

function remoteCode(
  id: "versions.next-remote-code" | "versions.react-remote-code",
  { name, version }: InstalledPackage,
  open: readonly Advisory[],
): Finding {
  const names = open.map((advisory) => advisory.name).join(", ");
  return finding(id, {
    problem: `${name} ${version} lets visitors run code on the server: ${names}.`,
    todo: `Install ${open[0]?.fixed} or newer, deploy, and change every secret if it was open to the internet.`,
  });
}

/** Also what the app's own packages and libraries use: in a monorepo each can have a version of its own. */
async function findTwice(app: App): Promise<Finding[]> {
  const own = app.installed.get("next-bigcommerce");
  if (own === undefined) return [];
  const dependencies = await Promise.all(
    app.manifest.dependencies.map((name) => findInstalled(app.folder, name)),
  );
  for (const dependency of dependencies) {
    if (!dependency?.dependencies.includes("next-bigcommerce")) continue;
    const other = await findInstalled(dependency.folder, "next-bigcommerce");
    if (other === undefined || other.version === own.version) continue;
    const problem = `The app uses next-bigcommerce ${own.version}, and its package ${dependency.name} uses ${other.version}.`;
    const todo = "Use one version in both: in a monorepo, name it in one place.";
    return [finding("versions.package-twice", { problem, todo })];
  }
  return [];
}
