import type { SeededFault } from "./seeded-fault.fixture.js";

export const seededVersions: readonly SeededFault[] = [
  {
    id: "versions.node-pinned",
    fault: "Node 18 by its name in .nvmrc",
    app: "withSrc",
    files: { ".nvmrc": "lts/hydrogen\n" },
    says: [".nvmrc", "lts/hydrogen"],
  },
  {
    id: "versions.next-remote-code",
    fault: "Next 15.5.6, open to React2Shell and both advisories of August 2026",
    app: "inJavaScript",
    installed: { next: "15.5.6" },
    says: ["next 15.5.6", "CVE-2025-66478", "GHSA-2xp9-vwfh-vxw4", "CVE-2026-75604"],
  },
  {
    id: "versions.next-remote-code",
    fault: "Next 16.3.2, before the fixes of August 2026",
    app: "withSrc",
    installed: { next: "16.3.2" },
    says: ["next 16.3.2", "GHSA-2xp9-vwfh-vxw4"],
  },
  {
    id: "versions.next-unsupported",
    fault: "Next 15.5.24, patched and below the supported range",
    app: "inJavaScript",
    installed: { next: "15.5.24" },
    says: ["Next 15.5.24"],
  },
  {
    id: "versions.react",
    fault: "React 18",
    app: "onHost",
    installed: { react: "18.3.1", "react-dom": "18.3.1" },
    says: ["React 18.3.1"],
  },
  {
    id: "versions.react-dom",
    fault: "react and react-dom apart",
    app: "onHost",
    installed: { "react-dom": "19.2.4" },
    says: ["19.3.1", "19.2.4"],
  },
  {
    id: "versions.react-remote-code",
    fault: "react-server-dom-webpack 19.1.1",
    app: "onHost",
    installed: { "react-server-dom-webpack": "19.1.1" },
    says: ["react-server-dom-webpack 19.1.1", "CVE-2025-55182"],
  },
  {
    id: "versions.node-pinned",
    fault: "`engines.node` of 18",
    app: "onHost",
    files: {
      "package.json": JSON.stringify({
        engines: { node: "18.x" },
        dependencies: { next: "16", react: "19" },
      }),
    },
    says: ["package.json", "18.x"],
  },
  {
    id: "versions.node-pinned",
    fault: "an .nvmrc of v18",
    app: "withSrc",
    files: { ".nvmrc": "v18.20.0\n" },
    says: [".nvmrc", "18.20.0"],
  },
  {
    id: "versions.package-twice",
    fault: "another version of the package in a package of the monorepo",
    app: "inMonorepo",
    installed: { "shop/node_modules/next-bigcommerce": "0.0.9" },
    says: ["0.1.0", "0.0.9", "shop"],
  },
];
