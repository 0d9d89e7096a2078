import { confirm, isCancel, select } from "@clack/prompts";
import type { TokenKind } from "./plan/env-local.js";

/** What was said on the command line; `undefined` for what is still to be asked. */
export interface Wishes {
  readonly tokenKind: TokenKind | undefined;
  readonly emulator: boolean | undefined;
  readonly graphqlRoute: boolean | undefined;
}

export type Answers = { readonly [Name in keyof Wishes]: NonNullable<Wishes[Name]> };

/** What `--yes` takes for each wish that was not said. */
export const withDefaults = ({ tokenKind, emulator, graphqlRoute }: Wishes): Answers => ({
  tokenKind: tokenKind ?? "impersonation",
  emulator: emulator ?? false,
  graphqlRoute: graphqlRoute ?? false,
});

/** Asks for what was not said; `undefined` if the user ended that. */
export async function ask(wishes: Wishes): Promise<Answers | undefined> {
  const emulator = wishes.emulator ?? (await askStore());
  if (isCancel(emulator)) return undefined;
  const tokenKind = wishes.tokenKind ?? (await askTokenKind());
  if (isCancel(tokenKind)) return undefined;
  const graphqlRoute = wishes.graphqlRoute ?? (await askGraphQLRoute());
  return isCancel(graphqlRoute) ? undefined : { tokenKind, emulator, graphqlRoute };
}

const askStore = () =>
  select({
    message: "Which store does this app begin with?",
    options: [
      { value: true, label: "The emulator", hint: "a local BigCommerce: no account needed" },
      { value: false, label: "A store of mine", hint: "fill in three variables afterwards" },
    ],
  });

const askTokenKind = () =>
  select<TokenKind>({
    message: "Which kind of token?",
    options: [
      {
        value: "impersonation",
        label: "Customer impersonation tokens",
        hint: "the session keeps the customer's id",
      },
      {
        value: "private",
        label: "Private tokens",
        hint: "the session keeps an access token of the customer; BigCommerce recommends these for new work",
      },
    ],
  });

const askGraphQLRoute = () =>
  confirm({
    message: "Do client components need to ask BigCommerce? (a GraphQL route)",
    initialValue: false,
  });

/** Whether to write what was shown. */
export async function confirmPlan(): Promise<boolean> {
  return (await confirm({ message: "Write these files, and install the packages?" })) === true;
}
