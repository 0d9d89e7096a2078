import { codeKinds } from "../../src/cli/doctor/code/kinds.ts";
import { operationKinds } from "../../src/cli/doctor/operations/kinds.ts";
import type { FindingKinds } from "../../src/cli/doctor/report/kinds.ts";
import { storeKinds } from "../../src/cli/doctor/store/kinds.ts";
import { variableKinds } from "../../src/cli/doctor/variables/kinds.ts";
import { versionKinds } from "../../src/cli/doctor/versions/kinds.ts";
import { code, renderTable } from "./markdown.ts";

/** Everything that doctor can find, by the part of the page that lists it. */
export const doctorKinds = {
  Versions: versionKinds,
  "Environment variables and tokens": variableKinds,
  "Code and configuration": codeKinds,
  "The store, its storefronts, and a shared store": storeKinds,
  "GraphQL documents, with `--operations`": operationKinds,
} as const satisfies Readonly<Record<string, FindingKinds>>;

export function doctorReference(): string {
  const parts = Object.entries(doctorKinds).map(([title, kinds]) => {
    const all: FindingKinds = kinds;
    const rows = Object.entries(all).map(([id, { severity, finds }]) => [code(id), severity, finds]);
    return `### ${title}\n\n${renderTable(["id", "", "what is found"], rows)}`;
  });
  return parts.join("\n\n");
}
