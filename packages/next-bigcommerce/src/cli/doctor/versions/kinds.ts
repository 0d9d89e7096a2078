import type { FindingKinds } from "../report/kinds.js";

/** What can be wrong with Node and the installed packages. */
export const versionKinds = {
  "versions.node": {
    severity: "error",
    finds:
      "The Node that runs doctor is older than 20.9, or older than what Next or the session library asks for",
    why: "The server does not start on it, or fails later where it uses what that Node lacks.",
  },
  "versions.node-pinned": {
    severity: "error",
    finds: "`engines.node`, `.nvmrc` or `.node-version` names a Node that is too old",
    why: "Hosts install the Node that is named there, and the package does not run on it.",
  },
  "versions.next-remote-code": {
    severity: "error",
    finds: "A Next that lets visitors run code on the server: each advisory by name",
    why: "Whoever runs code on the server has the store's access token and every customer's data.",
  },
  "versions.next-unsupported": {
    severity: "error",
    finds: "A Next that the package does not support",
    why: "The guards against caching one customer's data are tested with supported versions only.",
  },
  "versions.react": {
    severity: "error",
    finds: "A React other than 19",
    why: "The package and the App Router need React 19.",
  },
  "versions.react-dom": {
    severity: "error",
    finds: "`react` and `react-dom` of different versions",
    why: "React refuses to render with two versions.",
  },
  "versions.react-remote-code": {
    severity: "error",
    finds: "A `react-server-dom-*` that lets visitors run code on the server",
    why: "Whoever runs code on the server has the store's access token and every customer's data.",
  },
  "versions.package-twice": {
    severity: "warning",
    finds: "Two versions of `next-bigcommerce` in one app",
    why: "Each version may keep a token of its own, and an error of one may not be known to the other.",
  },
} as const satisfies FindingKinds;
