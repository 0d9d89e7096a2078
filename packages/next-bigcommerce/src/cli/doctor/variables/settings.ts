import { readConfig } from "../../../config/config.js";
import { readLoginSettings } from "../../../config/login-settings.js";
import type { StoreOptions } from "../../../config/store-options.js";
import { isBigCommerceError } from "../../../errors.js";
import type { App } from "../project/app.js";
import { callsOf } from "../project/instances.js";
import type { Instance } from "../report/subject.js";

/** What the package itself says about a variable. */
export interface SettingProblem {
  /** `undefined` if it is about options alone. */
  readonly variable: string | undefined;
  readonly message: string;
  readonly isMissing: boolean;
}

/** The package's options that have a variable, and a right value for one that only running the app tells. */
const variables = {
  storeHash: { variable: "BIGCOMMERCE_STORE_HASH", right: "abc123" },
  accessToken: { variable: "BIGCOMMERCE_ACCESS_TOKEN", right: "rightlookingaccesstoken0000000f" },
  channelIds: { variable: "BIGCOMMERCE_CHANNEL_ID", right: 1 },
  apiUrl: { variable: "BIGCOMMERCE_API_URL", right: undefined },
  storefrontUrl: { variable: "BIGCOMMERCE_STOREFRONT_URL", right: undefined },
  trustedProxySecret: { variable: "BIGCOMMERCE_TRUSTED_PROXY_SECRET", right: undefined },
} as const;

/** For an app of which no instance is known: its `getImpersonationToken` reads the environment alone. */
const withoutOptions: Instance = { file: "", line: 0, options: {}, otherOptions: [], isComplete: true };

/** What is wrong with the settings of each instance of the app, as the package itself checks them at first use. */
export function findSettingProblems(app: App): readonly SettingProblem[] {
  const instances = app.instances.length === 0 ? [withoutOptions] : app.instances;
  const found = instances.flatMap((instance) => problemsOf(instance, app.environment));
  return found.filter(
    ({ message }, position) => found.findIndex((other) => other.message === message) === position,
  );
}

function problemsOf(instance: Instance, environment: NodeJS.ProcessEnv): readonly SettingProblem[] {
  const given = knownOptions(instance);
  const env = { ...environment };
  // What runs only in the app counts as right: its variable may not even be used.
  for (const [option, { variable, right }] of Object.entries(variables)) {
    const isElsewhere = instance.otherOptions.includes(option);
    const mayBeElsewhere = !instance.isComplete && (env[variable] ?? "").trim() === "";
    if (isElsewhere || mayBeElsewhere) env[variable] = right === undefined ? undefined : String(right);
  }
  return readProblems(() => readConfig(given, env));
}

function knownOptions({ options }: Instance): StoreOptions {
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  const ids = [options.channelIds].flat().filter((id) => typeof id === "number");
  return {
    storeHash: text("storeHash"),
    accessToken: text("accessToken"),
    apiUrl: text("apiUrl"),
    storefrontUrl: text("storefrontUrl"),
    tokenKind: options.tokenKind === "private" ? "private" : undefined,
    allChannels: options.allChannels === true ? true : undefined,
    channelIds: ids.length > 0 ? ids : undefined,
  };
}

const loginVariables = ["BIGCOMMERCE_CLIENT_ID", "BIGCOMMERCE_CLIENT_SECRET"];

/** The same for what logs a customer in at BigCommerce, if the app uses that or has one of its variables. */
export function findLoginProblems(app: App): readonly SettingProblem[] {
  const { environment, instances, modules } = app;
  const given = instances.flatMap(({ options, otherOptions }) => [...Object.keys(options), ...otherOptions]);
  const isElsewhere = given.includes("clientId") || given.includes("clientSecret");
  const isUsed = modules.some(({ text }) => text.includes("createCustomerLoginUrl("));
  const hasOne = loginVariables.some((name) => (environment[name] ?? "").trim() !== "");
  const mayBeElsewhere = instances.some(({ isComplete }) => !isComplete) && !hasOne;
  if (isElsewhere || mayBeElsewhere || !(isUsed || hasOne)) return [];
  const config = {
    storeHash: "abc123",
    accessToken: () => environment.BIGCOMMERCE_ACCESS_TOKEN?.trim() ?? "",
    graphqlUrl: () => "https://store-abc123.mybigcommerce.com/graphql",
  };
  return readProblems(() => readLoginSettings({}, environment, config));
}

/** One problem is one line of the package's own error. */
function readProblems(read: () => unknown): readonly SettingProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    const lines = error.message.split("\n").filter((line) => line.startsWith("  - "));
    return lines.map((line) => {
      const message = line.slice("  - ".length);
      const variable = /BIGCOMMERCE_[A-Z_]+/.exec(message)?.[0];
      return { variable, message, isMissing: /^\S+ \([^)]*\) is missing/.test(message) };
    });
  }
}

/** Variables that the app gives to `bearerSecret`. */
export interface BearerVariables {
  readonly names: readonly string[];
  /** Whether it reads nothing else. */
  readonly areAll: boolean;
  readonly isUsed: boolean;
}

const onlyVariables = /^\w+\(\s*(?:\(\)\s*=>\s*)?\[?(?:\s*process\.env\.\w+\s*,?)+\s*\]?\s*,?\s*\)$/;

export function findBearerVariables({ modules }: App): BearerVariables {
  const calls = callsOf(modules, "bearerSecret").map(({ module, call }) =>
    module.text.slice(call.start, call.end),
  );
  const names = calls.flatMap((text) =>
    [...text.matchAll(/process\.env(?:\.|\[["'])(\w+)/g)].map(([, name = ""]) => name),
  );
  const isUsed = calls.length > 0;
  const areAll = isUsed && calls.every((text) => onlyVariables.test(text));
  return { names: [...new Set(names)], areAll, isUsed };
}
