import * as z from "zod/mini";
import { type Config, readConfig } from "../../../config/config.js";
import type { StoreOptions } from "../../../config/store-options.js";
import { isBigCommerceError } from "../../../errors.js";
import { type NotChecked, onlyOnce } from "../report/finding.js";
import { type Group, groupBy } from "../report/group.js";
import type { Instance, Subject } from "../report/subject.js";

/** Of an app with more, the others are alike. */
const maxChannels = 20;

export type TokenKindName = "impersonation" | "private";

/** A store as one instance of the app, or several alike, asks it. */
export interface StoreTarget {
  readonly config: Config;
  /** The same with the other kind of token, if the code does not say which one it uses. */
  readonly otherKind: Config | undefined;
  readonly instances: readonly Instance[];
  /** Whether the app has a client id, which only `createCustomerLoginUrl()` needs. */
  readonly usesCustomerLogin: boolean;
}

export interface StoreTargets {
  readonly targets: readonly StoreTarget[];
  readonly notChecked: readonly NotChecked[];
}

/** Options that decide which store is asked and how, with the variable that is read in their place. */
const variables = {
  storeHash: "BIGCOMMERCE_STORE_HASH",
  accessToken: "BIGCOMMERCE_ACCESS_TOKEN",
  channelIds: "BIGCOMMERCE_CHANNEL_ID",
  storefrontUrl: "BIGCOMMERCE_STOREFRONT_URL",
  apiUrl: "BIGCOMMERCE_API_URL",
} as const;

/** Each store that the app asks, once. Without an instance in the code, what the environment says. */
export function readStoreTargets(subject: Subject, tokenKind: TokenKindName | undefined): StoreTargets {
  const instances: readonly (Instance | undefined)[] =
    subject.instances.length === 0 ? [undefined] : subject.instances;
  const read = instances.map((instance) => readTarget(instance, tokenKind, subject.environment));
  const targets = groupBy(
    read.flatMap(({ target }) => (target === undefined ? [] : [target])),
    ({ config }) => `${config.tokenKey} ${config.graphqlUrl(config.defaultChannelId)}`,
  );
  return {
    targets: targets.map(joinTargets),
    notChecked: onlyOnce(read.flatMap(({ notChecked = [] }) => notChecked)),
  };
}

/** The channels that are asked: those that the settings name, or the default one if a token is for every channel. */
export function askedChannels({ channelIds, defaultChannelId }: Config): readonly number[] {
  return channelIds.length === 0 ? [defaultChannelId] : channelIds.slice(0, maxChannels);
}

function joinTargets(alike: Group<StoreTarget>): StoreTarget {
  const [first] = alike;
  return {
    ...first,
    instances: alike.flatMap(({ instances }) => instances),
    usesCustomerLogin: alike.some(({ usesCustomerLogin }) => usesCustomerLogin),
  };
}

function hasClientId(instance: Instance | undefined, environment: NodeJS.ProcessEnv): boolean {
  if (environment.BIGCOMMERCE_CLIENT_ID?.trim()) return true;
  return instance?.options.clientId !== undefined || instance?.otherOptions.includes("clientId") === true;
}

interface TargetReading {
  readonly target?: StoreTarget;
  readonly notChecked?: readonly NotChecked[];
}

function readTarget(
  instance: Instance | undefined,
  tokenKind: TokenKindName | undefined,
  environment: NodeJS.ProcessEnv,
): TargetReading {
  const unknown = Object.entries(variables).filter(
    ([option, variable]) => instance?.otherOptions.includes(option) && !environment[variable]?.trim(),
  );
  if (unknown.length > 0) {
    const names = unknown.map(([option, variable]) => `\`${option}\` (or ${variable})`).join(", ");
    return notRead(
      `${placeOf(instance)} sets ${names} in code, which is not run: set the variable to check it.`,
    );
  }
  const options = storeOptionsSchema.safeParse(instance?.options ?? {});
  if (!options.success) return notRead(`${placeOf(instance)} has options of the wrong type.`);
  try {
    const config = readConfig(withKind(options.data, tokenKind), environment);
    const isKnown = tokenKind !== undefined || saysKind(instance);
    const otherKind = isKnown ? undefined : readConfig(withKind(options.data, "private"), environment);
    return {
      target: {
        config,
        otherKind,
        instances: instance === undefined ? [] : [instance],
        usesCustomerLogin: hasClientId(instance, environment),
      },
    };
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    return notRead(`The settings are not complete or not valid: ${problemsOf(error)}`);
  }
}

function saysKind(instance: Instance | undefined): boolean {
  if (instance === undefined) return false;
  return (
    instance.options.tokenKind !== undefined ||
    (instance.isComplete && !instance.otherOptions.includes("tokenKind"))
  );
}

/** Which the caller names counts: it is given where the code does not say. */
function withKind(options: StoreOptions, tokenKind: TokenKindName | undefined): StoreOptions {
  if (tokenKind === undefined || tokenKind === options.tokenKind) return options;
  const { scopes: _ofOtherKind, ...rest } = options;
  return { ...rest, tokenKind };
}

function notRead(reason: string): TargetReading {
  return { notChecked: [{ id: "store", reason }] };
}

function placeOf(instance: Instance | undefined): string {
  return instance === undefined ? "The environment" : `${instance.file}:${instance.line}`;
}

/** The lines of a configuration error, which repeat no secret. */
function problemsOf({ message }: Error): string {
  const lines = message.split("\n").filter((line) => line.startsWith("  - "));
  return lines.map((line) => line.slice(4)).join(" ");
}

const storeOptionsSchema = z.object({
  storeHash: z.optional(z.string()),
  accessToken: z.optional(z.string()),
  tokenKind: z.optional(z.enum(["impersonation", "private"])),
  scopes: z.optional(z.array(z.enum(["Unauthenticated", "Customer", "B2B"]))),
  channelIds: z.optional(z.union([z.number(), z.array(z.number())])),
  allChannels: z.optional(z.boolean()),
  apiUrl: z.optional(z.string()),
  storefrontUrl: z.optional(z.string()),
});
