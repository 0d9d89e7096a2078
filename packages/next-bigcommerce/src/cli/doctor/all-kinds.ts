import { codeKinds } from "./code/kinds.js";
import type { FindingKinds } from "./report/kinds.js";
import { variableKinds } from "./variables/kinds.js";
import { versionKinds } from "./versions/kinds.js";

/** Everything that doctor can find, by the part of the documents that lists it. */
export const allKinds = {
  Versions: versionKinds,
  "Environment variables": variableKinds,
  "Code and configuration": codeKinds,
} as const satisfies Readonly<Record<string, FindingKinds>>;
