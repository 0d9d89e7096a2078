import type { Plugin } from "esbuild";

const contents = `import util from "node:util";
export * from "node:util";
export const styleText = util.styleText ?? ((format, text) => text);
`;

/** Node before 20.12 has no `styleText`, which the prompts import: there they have no colors. */
export const styleText: Plugin = {
  name: "style-text",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?util$/ }, ({ importer }) =>
      importer.includes("@clack") ? { path: "util", namespace: "style-text" } : undefined,
    );
    onLoad({ filter: /^util$/, namespace: "style-text" }, () => ({ contents, loader: "js" }));
  },
};
