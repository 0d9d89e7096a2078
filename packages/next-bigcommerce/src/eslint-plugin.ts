// The entry `next-bigcommerce/eslint-plugin`: for linters, so it needs neither Next nor `server-only`.

import { plugin } from "./lint/plugin.js";

export type { LintConfig, LintContext, LintPlugin, LintPluginRule } from "./lint/plugin.js";
export type { SourcePlace, SourceSpan } from "./lint/syntax.js";

/**
 * Rules for apps that use this package: calls for one customer where a result is shared, tokens that leave the server, and
 * imports of the server's code in client files. For ESLint 9 and newer, and for oxlint as one of its `jsPlugins`.
 *
 * @example
 * ```js
 * // eslint.config.mjs
 * import bigcommerce from "next-bigcommerce/eslint-plugin";
 *
 * export default [
 *   bigcommerce.configs.recommended,
 *   // Other names of your store's instance than `bigcommerce`:
 *   { settings: { "next-bigcommerce": { instances: ["shop"] } } },
 * ];
 * ```
 */
export default plugin;
