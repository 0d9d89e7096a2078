import { randomUUID } from "node:crypto";
import type { Config } from "../config/config.js";
import type { CustomerId } from "../customer/customer-id.js";
import { type ImpersonationSubject, toStaffSubject } from "../customer/impersonation.js";
import {
  type CustomerCredential,
  type CustomerResolver,
  callHook,
  ResolverWait,
} from "../customer/resolve.js";
import type { ConfirmCustomer, CustomerStamps, StampSubject } from "../customer/stamp.js";
import { BigCommerceError } from "../errors.js";
import { type PreparedDocument, prepareDocument } from "../graphql/document.js";
import type { Clock } from "../time/clock.js";
import type { GraphQLAnswer } from "./answer.js";
import {
  checkCallOptions,
  checkClientIp,
  checkLocale,
  encodeVariables,
  readCallDeadline,
  resolveChannel,
} from "./call-options.js";
import type { CallLimits, MutationOptions, RunOperation, StorefrontScope } from "./public-types.js";
import { RenderMemo } from "./render-memo.js";
import type { SendStorefrontRequest, StorefrontRequest } from "./request.js";

/**
 * Runs the operations of one instance. The order is fixed: first the gate, so that no customer data is reached without a
 * request; then who asks; then the request itself.
 */
export class StorefrontClient {
  readonly #options: StorefrontClientOptions;
  readonly #memo: RenderMemo;

  constructor(options: StorefrontClientOptions) {
    this.#options = options;
    this.#memo = new RenderMemo(options.readRenderMemo);
  }

  /** The methods that apps call. `hooks` decide what happens when nobody is signed in, or no longer. */
  scope(asker: Asker, hooks: SignInHooks): StorefrontScope {
    const run =
      (kind: "query" | "mutation") =>
      (document: unknown, variables: unknown, call: MutationOptions = {}): Promise<unknown> =>
        this.#run({ asker, hooks, kind, document, variables, call });
    return { query: typedByDocument(run("query")), mutate: typedByDocument(run("mutation")) };
  }

  /** The stamp of whoever this request is for; see `Storefront`. It asks the session, and never BigCommerce. */
  async customerStamp(limits: CallLimits = {}): Promise<string | null> {
    const { enterRequest, withEngine, clock } = this.#options;
    await enterRequest();
    return withEngine(async ({ config, stamps }) => {
      checkCallOptions(limits);
      const wait = new ResolverWait(readCallDeadline(limits, config, clock), clock);
      return stamps().of(await this.#readStampSubject(config, wait));
    });
  }

  /** In staff view `authorizeImpersonation` is not asked: a stamp opens nothing, and whatever it comes back with is asked. */
  async #readStampSubject(config: Config, wait: ResolverWait): Promise<StampSubject> {
    const { resolveImpersonation } = this.#options;
    const staff =
      resolveImpersonation &&
      (await this.#memo.once("impersonation", resolveImpersonation, (shared) =>
        wait.forPromise("resolveImpersonation", shared),
      ));
    if (staff !== undefined && staff !== null) return toStaffSubject(staff);
    return await this.#readCustomer(config, wait);
  }

  async #run({ asker, hooks, kind, document: source, variables, call }: Operation): Promise<unknown> {
    const { enterPublic, enterRequest, withEngine } = this.#options;
    const document = prepareDocument(source);
    checkKind(document, kind);
    await (isPublic(asker, document) ? enterPublic() : enterRequest());
    const operation = { asker, hooks, document, variables, call };
    const { data, errors, isSignedOut, toError } = await withEngine((engine) =>
      this.#send(operation, engine),
    );
    if (isSignedOut) await withEngine((engine) => this.#callHook("onCustomerSignedOut", operation, engine));
    if (call.errorPolicy === "return" && !isSignedOut) return { data, errors };
    if (errors.length > 0) throw toError();
    return data;
  }

  /** Each promise counts here (benchmark `graphql-request`): only what an app's function returns is waited for. */
  async #send(
    operation: PreparedOperation,
    { config, request, stamps }: StorefrontEngine,
  ): Promise<GraphQLAnswer> {
    const { asker, document, variables, call } = operation;
    checkCallOptions(call);
    const confirm =
      "customerStamp" in call
        ? stamps().confirmation(call.customerStamp, { kind: document.kind, scope: asker.scope })
        : undefined;
    const correlationId = randomUUID();
    const deadline = readCallDeadline(call, config, this.#options.clock);
    const wait = new ResolverWait(deadline, this.#options.clock);
    const locale = checkLocale(call.locale);
    const variablesJson = encodeVariables(variables);
    const channel = resolveChannel(call.channelId, this.#options.resolveChannelId, config, wait);
    const channelId = typeof channel === "number" ? channel : await channel;
    const { scope, customer } = await this.#identify(operation, correlationId, config, wait, confirm);
    const ip = isPublic(asker, document) ? undefined : this.#resolveClientIp(wait);
    const clientIp = ip && (await ip);
    return await this.#memo.send(
      { scope, customer, document, variablesJson, channelId, locale, clientIp, deadline, correlationId },
      request,
    );
  }

  #resolveClientIp(wait: ResolverWait): Promise<string | undefined> | undefined {
    const { resolveClientIp } = this.#options;
    return resolveClientIp && wait.for("resolveClientIp", resolveClientIp()).then(checkClientIp);
  }

  async #identify(
    operation: PreparedOperation,
    correlationId: string,
    config: Config,
    wait: ResolverWait,
    confirm: ConfirmCustomer | undefined,
  ): Promise<Identity> {
    const { asker, document } = operation;
    if (asker.scope === "guest") return { scope: "guest", customer: undefined };
    const { resolveImpersonation } = this.#options;
    const subject =
      asker.scope === "impersonation"
        ? asker.subject
        : resolveImpersonation && (await wait.forPromise("resolveImpersonation", resolveImpersonation()));
    if (subject !== undefined && subject !== null) {
      const customer = await this.#options.guardImpersonation(
        subject,
        document,
        correlationId,
        wait,
        confirm,
      );
      return { scope: "impersonation", customer };
    }
    const customer = await this.#readCustomer(config, wait);
    if (customer === undefined && asker.scope === "customer") {
      await this.#callHook("onCustomerRequired", operation, { config });
      throw customerRequired();
    }
    confirm?.(customer);
    return { scope: asker.scope, customer };
  }

  #readCustomer(config: Config, wait: ResolverWait): Promise<CustomerCredential | undefined> {
    const { name, resolve } = this.#options.customer;
    return this.#memo.once(
      "customer",
      () => resolve(config.storeHash),
      (shared) => wait.forPromise(name, shared),
    );
  }

  #callHook(
    name: keyof SignInHooks,
    { hooks, call }: PreparedOperation,
    { config }: Pick<StorefrontEngine, "config">,
  ): Promise<void> {
    const { clock } = this.#options;
    return callHook(name, hooks[name], () => readCallDeadline(call, config, clock), clock);
  }
}

function customerRequired(): BigCommerceError {
  return new BigCommerceError(
    "customer_required",
    "Nobody is signed in: your session has no customer. Send the shopper to the login page " +
      "(`onCustomerRequired: () => redirect(…)`), or use `shopper`, which also serves guests.",
  );
}

/**
 * The result's type is what the document says: it was generated from the store's schema, which BigCommerce's answers
 * follow. Only here is it taken on trust.
 */
function typedByDocument(
  run: (...args: [unknown, unknown, MutationOptions?]) => Promise<unknown>,
): RunOperation<MutationOptions> {
  return run as RunOperation<MutationOptions>;
}

/** Data that every shopper may see: it may be cached, and tells BigCommerce nothing about who asks. */
function isPublic({ scope }: Asker, { kind }: PreparedDocument): boolean {
  return scope === "guest" && kind === "query";
}

function checkKind({ kind, operationName }: PreparedDocument, wanted: "query" | "mutation"): void {
  if (kind === wanted) return;
  const method = kind === "query" ? "query" : "mutate";
  throw new BigCommerceError(
    "input_invalid",
    `${operationName ?? "The document"} is a ${kind}: run it with \`${method}()\`. Queries may be merged; mutations never are.`,
  );
}

/** Who asks, and so whose prices, orders and addresses the answer holds. */
type Asker =
  | { readonly scope: "customer" | "shopper" | "guest" }
  | { readonly scope: "impersonation"; readonly subject: ImpersonationSubject };

/** The app's own functions for a shopper who must sign in; both may redirect. */
export interface SignInHooks {
  readonly onCustomerRequired?: (() => unknown) | undefined;
  readonly onCustomerSignedOut?: (() => unknown) | undefined;
}

/** What the client needs of the engine. */
interface StorefrontEngine {
  readonly config: Config;
  readonly request: SendStorefrontRequest;
  readonly stamps: () => Pick<CustomerStamps, "of" | "confirmation">;
}

interface StorefrontClientOptions {
  readonly withEngine: <Result>(work: (engine: StorefrontEngine) => Promise<Result>) => Promise<Result>;
  readonly clock: Clock;
  readonly enterRequest: () => Promise<void>;
  readonly enterPublic: () => Promise<void>;
  /** What this instance remembers for one render. */
  readonly readRenderMemo: () => Map<string, unknown>;
  readonly customer: CustomerResolver;
  readonly resolveChannelId: (() => unknown) | undefined;
  readonly resolveClientIp: (() => unknown) | undefined;
  readonly resolveImpersonation: (() => Promise<ImpersonationSubject | null | undefined>) | undefined;
  readonly guardImpersonation: (
    subject: ImpersonationSubject,
    document: PreparedDocument,
    correlationId: string,
    wait: ResolverWait,
    confirm?: ConfirmCustomer,
  ) => Promise<CustomerId>;
}

interface PreparedOperation {
  readonly asker: Asker;
  readonly hooks: SignInHooks;
  readonly document: PreparedDocument;
  readonly variables: unknown;
  readonly call: MutationOptions;
}

interface Operation extends Omit<PreparedOperation, "document"> {
  readonly kind: "query" | "mutation";
  readonly document: unknown;
}

interface Identity {
  readonly scope: StorefrontRequest["scope"];
  readonly customer: CustomerCredential | undefined;
}
