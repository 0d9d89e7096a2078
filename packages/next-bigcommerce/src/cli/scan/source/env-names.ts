import { isExampleFile, readEnvText } from "../../app/env-file.js";
import { isExampleValue, isPlaceholder } from "../../app/placeholders.js";
import { isSecret, isSecretName, looksRandom } from "../../app/secrets.js";
import type { ScannedFile } from "../files/places.js";
import type { FoundInSource } from "./script-rules.js";

export const isEnvFile = (path: string) => /(?:^|\/)\.env(?:rc|\.[\w.-]+)?$/.test(path);
/** The values in it are looked for elsewhere, so they are no finding in it: a finding is its place. */
export const isOwnEnvFile = (path: string) => isEnvFile(path) && !isExampleFile(path);

/** Next's own documents say to put it into git: words in it open nothing. */
const isForTests = (path: string) => /(?:^|\/)\.env\.test$/.test(path);

/** Secrets in a file of variables that others get to see. */
export function findInEnvFile({ place, path }: ScannedFile, text: string): FoundInSource[] {
  const isStandIn = (value: string) =>
    (isExampleFile(path) && isExampleValue(value)) || (isForTests(path) && !looksRandom(value));
  const held = readEnvText(text).filter(({ name, value }) => isSecret(name, value) && !isStandIn(value));
  return held.map(({ name, line }) => ({ line, ...describe(name, place, path) }));
}

function describe(name: string, place: ScannedFile["place"], path: string): { id: string; kind: string } {
  if (name.startsWith("NEXT_PUBLIC_")) return publicName(name);
  const id = "secret-in-env-file";
  if (place === "standalone")
    return { id, kind: `a copy of ${name} that is deployed with the standalone server` };
  if (isExampleFile(path)) return { id, kind: `a value of ${name} in an example` };
  return { id, kind: `a value of ${name} in a file that git would add` };
}

export const publicName = (name: string) => ({
  id: "public-secret-name",
  kind: `${name}: a secret that Next puts into client bundles`,
});

const isCompose = (path: string) =>
  /(?:^|\/)(?:(?:docker-)?compose[\w.-]*\.ya?ml|[\w.-]*Dockerfile[\w.-]*)$/i.test(path);
const variable =
  /^[\s-]{0,40}(?:(?:ENV|ARG)\s{1,8})?["']?([A-Z][A-Z0-9_]{2,80})\s{0,8}[:= ]\s{0,8}["']?([^\s"'#]{8,4096})/;

/** Secrets in the files that Docker starts an app with. References to variables do not count. */
export function findInComposeFile(path: string, text: string): FoundInSource[] {
  if (!isCompose(path)) return [];
  return text.split("\n").flatMap((line, index) => {
    const [, name = "", value = ""] = variable.exec(line) ?? [];
    const isHeld =
      isSecretName(name) && isSecret(name, value) && looksRandom(value, 1) && !isPlaceholder(value);
    return isHeld ? [{ line: index + 1, ...describe(name, "source", path) }] : [];
  });
}
