import { GraphQLError, type GraphQLSchema, validateSchema } from "graphql";
import { z } from "zod";
import { type InferredSwitches, inferredSwitchesSchema } from "../behaviour/inferred-switches.js";
import { hasInferredText } from "../behaviour/ledger.js";
import { fixtures } from "../fixtures/fixtures.js";
import { createStorefrontSchema } from "../resolvers/storefront-schema.js";
import { issueList, readInput } from "../store/input/describe-issues.js";
import { createStoreData, type StoreData, type StoreDataOptions } from "../store/store-data.js";
import type { StubMode } from "../store/stub-record.js";
import { type AccessTokenScope, accessTokenScopes } from "./access-token-scopes.js";
import type { RestQuotaLimit } from "./rest-quota.js";
import type { RecordedRequest } from "./traffic-record.js";

const scope = z.enum(accessTokenScopes);
const portRange = "must be a whole number from 0 to 65535";
const channelRange = "must be a whole number from 1";
const headerText = z.string().regex(/^[\x21-\x7e]+$/, "must be visible ASCII characters without spaces");

const optionsSchema = z.strictObject({
  port: z.int(portRange).min(0, portRange).max(65_535, portRange).default(0),
  host: z.string().min(1).default("127.0.0.1"),
  https: z.boolean().default(false),
  allowHosts: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/, "must be a host name without a port"),
    )
    .default([]),
  storeHash: z
    .string()
    .regex(/^[a-z0-9]{1,32}$/, "must be 1 to 32 of a-z and 0-9")
    .default("emulator"),
  accessToken: headerText.default("emulator-access-token"),
  clientId: headerText.default("emulator-client-id"),
  clientSecret: headerText.default("emulator-client-secret-for-local-use-only"),
  accessTokens: z.array(z.strictObject({ token: headerText, scopes: z.array(scope) })).default([]),
  channels: z
    .array(z.int(channelRange).min(1, channelRange))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, "must not list a channel twice")
    .default([1, 2]),
  data: z.record(z.string(), z.unknown()).optional(),
  schema: z.string().optional(),
  stubs: z.enum(["answer", "refuse"]).default("answer"),
  restQuota: z
    .strictObject({ requests: z.int().min(0), windowMs: z.int().min(1) })
    .default({ requests: 150, windowMs: 30_000 }),
  trustedProxySecret: headerText.optional(),
  shopUrl: z.url({ protocol: /^https?$/, error: "must be an http or https URL" }).optional(),
  seed: z
    .int()
    .min(0)
    .default(() => Math.floor(Math.random() * 2 ** 32)),
  onRequest: z.custom<EmulatorOptions["onRequest"]>((value) => typeof value === "function").optional(),
  inferred: inferredSwitchesSchema
    .refine(
      ({ texts }) => Object.keys(texts).every(hasInferredText),
      "texts must name rows of docs/behaviour.md whose text is inferred",
    )
    .prefault({}),
});

export function resolveOptions(options: EmulatorOptions): EmulatorSettings {
  const parsed = readInput(optionsSchema, options, "options");
  const problems = "problems" in parsed ? parsed.problems : [];
  const { data } = options;
  const storeHash = "data" in parsed ? { storeHash: parsed.data.storeHash } : {};
  const createData = (given = data) =>
    createStoreData(fixtures, { ...given, settings: { ...storeHash, ...given?.settings } });
  attempt("data", problems, () => createData());
  const schema = attempt("schema", problems, () => createValidSchema(options.schema));
  if ("problems" in parsed || schema === undefined || problems.length > 0) throw new InvalidOptions(problems);
  const {
    accessToken,
    accessTokens,
    trustedProxySecret = null,
    shopUrl = null,
    onRequest,
    ...settings
  } = parsed.data;
  const accounts = [{ token: accessToken, scopes: scope.options }, ...accessTokens];
  return { ...settings, accounts, trustedProxySecret, shopUrl, onRequest, schema, createData };
}

function createValidSchema(sdl: string | undefined): GraphQLSchema {
  const schema = createStorefrontSchema(typeof sdl === "string" ? sdl : undefined);
  const errors = sdl === undefined ? [] : validateSchema(schema);
  if (errors.length > 0) throw new TypeError(errors.map((error) => error.message).join(" "));
  return schema;
}

function attempt<Made>(option: string, problems: string[], make: () => Made): Made | undefined {
  try {
    return make();
  } catch (error) {
    problems.push(`${option}: ${reasonOf(error)}`);
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [place] = error instanceof GraphQLError ? (error.locations ?? []) : [];
  return place === undefined
    ? error.message
    : `${error.message} (line ${place.line}, column ${place.column})`;
}

/** What is wrong with the options, each problem as `option: reason`. */
export class InvalidOptions extends TypeError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `createEmulator: these options are not valid:\n${issueList(problems)}\nSee EmulatorOptions for each option.`,
    );
    this.problems = problems;
  }
}

/** Options of {@link createEmulator}. Every one has a default. */
export interface EmulatorOptions {
  /** TCP port; 0 takes a free one. Default 0. */
  readonly port?: number | undefined;
  /** Address to listen on. Default `"127.0.0.1"`. An address that is not loopback opens the emulator to the network. */
  readonly host?: string | undefined;
  /**
   * Serves https, with a certificate of its own authority, which `Emulator.caCertificate` is: give it to the clients. The
   * authority lives as long as the emulator, and its key is never written anywhere. Default `false`.
   */
  readonly https?: boolean | undefined;
  /**
   * Hosts beside loopback that requests may name: the emulator's name in a network of containers, or this machine's in
   * the local network. `store-{hash}-{channel}.` before such a name selects store and channel, as before `localhost`.
   * With `host` at its default, requests for all other hosts are refused. Default `[]`.
   */
  readonly allowHosts?: readonly string[] | undefined;
  /** The store's hash, `^[a-z0-9]{1,32}$`. Default `"emulator"`. */
  readonly storeHash?: string | undefined;
  /** Access token of an API account that has every scope. Default `"emulator-access-token"`. */
  readonly accessToken?: string | undefined;
  /** Client id of the API account: `iss` of its Customer Login JWTs. Default `"emulator-client-id"`. */
  readonly clientId?: string | undefined;
  /**
   * Client secret of the API account, which signs its Customer Login JWTs. Default
   * `"emulator-client-secret-for-local-use-only"`.
   */
  readonly clientSecret?: string | undefined;
  /** More API accounts, each with its scopes: to test rotation, or the 403 for a missing scope. Default none. */
  readonly accessTokens?: readonly ApiAccountOptions[] | undefined;
  /** Ids of the store's channels. `/graphql` is the first one. Default `[1, 2]`. */
  readonly channels?: readonly number[] | undefined;
  /** Replaces parts of the demo store's data. */
  readonly data?: StoreDataOptions | undefined;
  /**
   * SDL: a store's whole schema (`npx next-bigcommerce schema`), which replaces the built-in one, or an extension of it.
   * What it adds is a stub. Default: BigCommerce's schema of August 2026.
   */
  readonly schema?: string | undefined;
  /**
   * What happens to fields and arguments of BigCommerce's schema that the emulator does not carry out. `"answer"`: null,
   * an empty list or zero, by the type, named in the header `X-Emulator-Stub` and in `requests()`. `"refuse"`: a GraphQL
   * error. Default `"answer"`.
   */
  readonly stubs?: "answer" | "refuse" | undefined;
  /** REST requests per window. Default 150 in 30,000 ms, as on the Standard plan. */
  readonly restQuota?: RestQuotaLimit | undefined;
  /** The `X-BC-Trusted-Proxy-Secret` of requests whose `True-Client-IP` is trusted. Default: no request is trusted. */
  readonly trustedProxySecret?: string | undefined;
  /** Where the link back to the shop leads, on the stand-in for the checkout. Default: there is no link. */
  readonly shopUrl?: string | undefined;
  /**
   * With a seed (an integer from 0), faults that have a `probability` or a distribution are the same in every run.
   * Default: random.
   */
  readonly seed?: number | undefined;
  /** Called after each REST and GraphQL request, so that a test can watch more than the last 1,000. */
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
  /** Changes how the emulator behaves where BigCommerce documents nothing. */
  readonly inferred?: Partial<InferredSwitches> | undefined;
}

/**
 * An API account of the store: its access token and the scopes of that token.
 *
 * @example
 * ```ts
 * const account: ApiAccountOptions = { token: "second-token", scopes: ["store_storefront_api"] };
 * await createEmulator({ accessTokens: [account] });
 * ```
 */
export interface ApiAccountOptions {
  /** Sent as `X-Auth-Token`. */
  readonly token: string;
  /** The kinds of token that it may create, and what it may read and change through the Management API. */
  readonly scopes: readonly AccessTokenScope[];
}

export interface EmulatorSettings {
  readonly port: number;
  readonly host: string;
  readonly https: boolean;
  readonly allowHosts: readonly string[];
  readonly storeHash: string;
  readonly accounts: readonly ApiAccountOptions[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly channels: readonly number[];
  readonly schema: GraphQLSchema;
  readonly stubs: StubMode;
  /** @param contents - in place of those that the emulator was started with. */
  readonly createData: (contents?: StoreDataOptions) => StoreData;
  readonly restQuota: RestQuotaLimit;
  readonly trustedProxySecret: string | null;
  readonly shopUrl: string | null;
  readonly seed: number;
  readonly onRequest: ((request: RecordedRequest) => void) | undefined;
  readonly inferred: InferredSwitches;
}
