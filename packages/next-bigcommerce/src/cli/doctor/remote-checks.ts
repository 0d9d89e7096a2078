import { getErrorCode } from "../../errors.js";
import { fetchStoreSchema } from "../schema/store-schema.js";
import { createOperationsCheck } from "./operations/operations-check.js";
import type { App } from "./project/app.js";
import { type CheckResult, joinResults, onlyOnce } from "./report/finding.js";
import type { Check, Subject } from "./report/subject.js";
import { createSharedStoreCheck } from "./store/shared-store-check.js";
import { createStoreCheck } from "./store/store-check.js";

/** What of the checks beyond the app's folder is wanted. */
export interface RemoteOptions {
  /** Sends nothing. */
  readonly isOffline: boolean;
  readonly withOperations: boolean;
  readonly tokenKind: "impersonation" | "private" | undefined;
  /** A file, a folder or a glob from the app's folder; the whole app without it. */
  readonly documents: string | undefined;
  /** A file with the store's schema. */
  readonly schema: string | undefined;
  readonly redisVariable: string | undefined;
}

/** A store is asked only with settings that the package itself accepts. */
export async function checkRemotely(
  app: App,
  local: CheckResult,
  options: RemoteOptions,
): Promise<CheckResult> {
  const reason = options.isOffline ? "--offline was given." : describeUnusable(local);
  const store: readonly Check[] =
    reason === undefined
      ? [
          createStoreCheck({ tokenKind: options.tokenKind }),
          createSharedStoreCheck({ variable: options.redisVariable }),
        ]
      : [];
  const operations = options.withOperations ? [operationsCheck(options)] : [];
  const results = await Promise.all([...store, ...operations].map((check) => check(app)));
  const notChecked = reason === undefined ? [] : [{ id: "store", reason }];
  return withoutRepeats(joinResults([{ findings: [], notChecked }, ...results]));
}

/** Two instances of one store are told the same about it. */
function withoutRepeats({ findings, notChecked, facts = [] }: CheckResult): CheckResult {
  return {
    findings: [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()],
    notChecked: onlyOnce(notChecked),
    facts: [...new Map(facts.map((fact) => [fact.text, fact])).values()],
  };
}

const ofSettings =
  /^variables\.(?:missing|development-only|quoted|placeholder|reference|pasted|store-hash|access-token|channel-id|url|emulator|half-emulator)$/;

function describeUnusable({ findings }: CheckResult): string | undefined {
  const [found] = findings.filter(({ id, problem }) => ofSettings.test(id) && /BIGCOMMERCE_/.test(problem));
  return found && `The store is asked once its variables are right (${found.id}).`;
}

function operationsCheck({ isOffline, documents, schema, tokenKind }: RemoteOptions): Check {
  const fetchSchema = async (subject: Subject) => {
    if (isOffline) throw new Error("--offline was given.");
    return fetchSchemaOf(subject, tokenKind);
  };
  const patterns = documents === undefined ? [] : [documents];
  return createOperationsCheck({ patterns, schema, tokenKind, fetchSchema });
}

/** With the kind of token that the code names, else with whichever the access token may make. */
async function fetchSchemaOf(
  { environment, instances }: Subject,
  tokenKind: RemoteOptions["tokenKind"],
): Promise<string> {
  const isPrivate = instances.length > 0 && instances.every(({ options }) => options.tokenKind === "private");
  try {
    return await fetchStoreSchema(
      { tokenKind: tokenKind ?? (isPrivate ? "private" : undefined) },
      environment,
    );
  } catch (error) {
    if (tokenKind !== undefined || isPrivate || getErrorCode(error) !== "scope_missing") throw error;
    return fetchStoreSchema({ tokenKind: "private" }, environment);
  }
}
