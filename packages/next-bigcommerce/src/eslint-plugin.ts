// The entry `next-bigcommerce/eslint-plugin`: for linters, so it needs neither Next nor `server-only`.

import { plugin } from "./lint/plugin.js";

export type { LintConfig, LintContext, LintPlugin, LintPluginRule } from "./lint/plugin.js";
export type { SourcePlace, SourceSpan } from "./lint/syntax.js";

export default plugin;
