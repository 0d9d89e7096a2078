import { developmentEnvFiles } from "../../app/env-file.js";
import { type App, placeOf } from "../project/app.js";
import type { Finding } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { variableKinds } from "./kinds.js";

const finding = findingsOf(variableKinds);

/** What is wrong with a missing variable that `next dev` has; `undefined` if that has none, either. */
export function findDevelopmentOnly(app: App, variable: string): Finding | undefined {
  const place = placeOf(app, variable, developmentEnvFiles);
  if (place.file === undefined) return undefined;
  return finding("variables.development-only", {
    problem: `${variable} is only in ${place.file}.`,
    todo: "Set it where the server runs, and for `next start` on this machine in .env.local.",
    ...place,
  });
}
