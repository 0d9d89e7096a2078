import { createRequire, registerHooks } from "node:module";
import type { Linter } from "eslint";

const fromHere = createRequire(import.meta.url);

// It reads TypeScript with the compiler's JavaScript API, which TypeScript 7, that of this repository, does not have.
registerHooks({
  resolve: (specifier, context, nextResolve) => {
    const isForParser =
      specifier === "typescript" && /typescript-eslint|ts-api-utils/.test(context.parentURL ?? "");
    return nextResolve(isForParser ? fromHere.resolve("typescript6") : specifier, context);
  },
});

/** ESLint's parser of TypeScript. */
export const typescriptParser: Linter.Parser = fromHere("@typescript-eslint/parser");
