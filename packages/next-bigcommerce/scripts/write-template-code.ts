// Writes the generated code of the templates' documents into the templates.
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateTemplateCode, tokenKinds } from "./template-code.ts";

for (const tokenKind of tokenKinds) {
  const target = fileURLToPath(new URL(`../templates/${tokenKind}/gql`, import.meta.url));
  const generated = await generateTemplateCode(tokenKind);
  rmSync(target, { recursive: true, force: true });
  cpSync(generated, target, { recursive: true });
}
