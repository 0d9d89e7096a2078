import { randomBytes } from "node:crypto";
import { emulatorVariables } from "../../app/emulator.js";
import { readEnvText } from "../../app/env-file.js";
import { appendBlock } from "../app/newline.js";

export type TokenKind = "impersonation" | "private";

/** What an app needs in `.env.local`. */
export interface WantedVariables {
  readonly tokenKind: TokenKind;
  /** Whether the store is the emulator. */
  readonly emulator: boolean;
  /** Makes a secret; random ones if left out. */
  readonly makeSecret?: () => string;
}

interface Variable {
  readonly name: string;
  /** Empty for what only the owner of the store can fill in. */
  readonly value: string;
}

interface Group {
  readonly comment: string;
  readonly variables: readonly Variable[];
}

export interface EnvChange {
  /** The whole new text; the old one if nothing is missing. */
  readonly text: string;
  readonly added: readonly string[];
  /** Blank until now. */
  readonly filled: readonly string[];
  /** What only the owner of the store can fill in, and has not yet. */
  readonly blank: readonly string[];
  /** Set in this or another file to something else than the emulator needs. */
  readonly different: readonly string[];
}

/**
 * Appends what is missing and fills in what is blank; changes nothing else. `others` are the app's other `.env` files:
 * what they set is not missing.
 */
export function completeEnvText(text: string, others: readonly string[], wanted: WantedVariables): EnvChange {
  const own = new Map(readEnvText(text).map(({ name, value }) => [name, value]));
  const elsewhere = new Map(
    others.flatMap(readEnvText).flatMap(({ name, value }) => (value.trim() === "" ? [] : [[name, value]])),
  );
  const present = (name: string) => own.get(name)?.trim() || elsewhere.get(name);
  const groups = groupsFor(wanted);
  const all = groups.flatMap(({ variables }) => variables);
  const isMissing = ({ name }: Variable) => !own.has(name) && !elsewhere.has(name);
  const blank = all.filter(
    ({ name, value }) => value !== "" && own.has(name) && present(name) === undefined && !elsewhere.has(name),
  );
  const missing = groups
    .map((group) => ({ ...group, variables: group.variables.filter(isMissing) }))
    .filter(({ variables }) => variables.length > 0);
  const isOther = ({ name, value }: Variable) =>
    wanted.emulator && name.startsWith("BIGCOMMERCE_") && ![undefined, "", value].includes(present(name));
  return {
    text: append(blank.reduce(fillIn, text), missing),
    added: missing.flatMap(({ variables }) => variables.map(({ name }) => name)),
    blank: all.flatMap(({ name, value }) => (value === "" && !present(name) ? [name] : [])),
    filled: blank.map(({ name }) => name),
    different: all.filter(isOther).map(({ name }) => name),
  };
}

function fillIn(text: string, { name, value }: Variable): string {
  const line = new RegExp(
    `^([ \\t]*(?:export[ \\t]+)?${name}(?:[ \\t]*=|:[ \\t]))[ \\t]*?(?:""|''|)(?=[ \\t]*(?:\\r?$|#))`,
    "gm",
  );
  return text.replace(line, (_, start: string) => start + value);
}

function append(text: string, groups: readonly Group[]): string {
  if (groups.length === 0) return text;
  const added = groups.map(({ comment, variables }) =>
    [
      ...comment.split("\n").map((line) => `# ${line}`),
      ...variables.map(({ name, value }) => `${name}=${value}`),
    ]
      .map((line) => `${line}\n`)
      .join(""),
  );
  return appendBlock(text, added.join("\n"));
}

const randomSecret = () => randomBytes(32).toString("base64url");

function groupsFor({ tokenKind, emulator, makeSecret = randomSecret }: WantedVariables): Group[] {
  const secret = (name: string, comment: string) => ({ comment, variables: [{ name, value: makeSecret() }] });
  const session = secret(
    "SESSION_SECRET",
    "Seals the sessions of your customers. Use another one in production.",
  );
  const service = secret(
    "SERVICE_SECRET",
    "What your other servers show to get a token from /api/impersonation-token.",
  );
  return [
    emulator ? emulatorStore : realStore(tokenKind),
    session,
    ...(tokenKind === "impersonation" ? [service] : []),
  ];
}

const emulatorStore: Group = {
  comment: "The local BigCommerce: `dev:bigcommerce` in package.json starts it.",
  variables: Object.entries({
    BIGCOMMERCE_STORE_HASH: emulatorVariables.BIGCOMMERCE_STORE_HASH,
    BIGCOMMERCE_ACCESS_TOKEN: emulatorVariables.BIGCOMMERCE_ACCESS_TOKEN,
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_API_URL: "http://127.0.0.1:4010",
    BIGCOMMERCE_STOREFRONT_URL: "http://127.0.0.1:4010/channels/{channelId}",
  }).map(([name, value]) => ({ name, value })),
};

const realStore = (tokenKind: TokenKind): Group => ({
  comment: `Your store. The hash is in its control panel's address: store-{hash}.mybigcommerce.com.
Make the access token there: Settings > Store-level API accounts, with the OAuth scope
"${scopes[tokenKind]}": manage. The channel's id is in the address of its
settings; a store's own storefront is channel 1.`,
  variables: ["BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_ACCESS_TOKEN", "BIGCOMMERCE_CHANNEL_ID"].map((name) => ({
    name,
    value: "",
  })),
});

const scopes = {
  impersonation: "Storefront API Customer Impersonation Tokens",
  private: "Storefront API Tokens",
};
