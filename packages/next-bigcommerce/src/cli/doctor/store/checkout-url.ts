import { fillStorefrontUrl } from "../../../config/storefront-url.js";
import type { CheckResult } from "../report/finding.js";
import type { Instance } from "../report/subject.js";
import { storeFinding } from "./findings.js";
import type { StoreTarget } from "./store-configs.js";
import { hostOf, type Storefront } from "./storefront-problems.js";
import type { StorefrontSettings } from "./storefront-settings.js";

/**
 * Where the checkout is, against where `createCustomerLoginUrl()` leads. It matters only with impersonation tokens, and to
 * an app that has a client id for it.
 */
export function checkCheckoutUrl(
  storefront: Storefront,
  { url: { vanityUrl, checkoutUrl } }: StorefrontSettings,
  target: StoreTarget,
): CheckResult {
  const { channelId } = storefront;
  const id = "storefront.checkout-url";
  if (checkoutUrl === null || checkoutUrl === undefined || !URL.canParse(checkoutUrl))
    return { findings: [], notChecked: [{ id, reason: `Channel ${channelId} tells no checkout URL.` }] };
  const text = `Channel ${channelId}: the storefront is ${originOf(vanityUrl)}, the checkout ${originOf(checkoutUrl)}.`;
  const facts = [{ id, text }];
  if (!target.usesCustomerLogin || target.config.kind.tokenKind === "private")
    return { findings: [], notChecked: [], facts };
  const option = readOption(target.instances);
  if (option === "in code")
    return {
      findings: [],
      notChecked: [{ id, reason: "`checkoutUrl` is set in code, which is not run." }],
      facts,
    };
  const used =
    option === undefined ? storefront.url : fillStorefrontUrl(option, target.config.storeHash, channelId);
  if (URL.canParse(used) && hostOf(used) === hostOf(checkoutUrl))
    return { findings: [], notChecked: [], facts };
  const finding = storeFinding(id, {
    problem: `Channel ${channelId}: the checkout is at ${hostOf(checkoutUrl)}, but customers are signed in at ${hostOf(used)}.`,
    todo: `Set the option \`checkoutUrl\` of createBigCommerce() to ${JSON.stringify(new URL(checkoutUrl).origin)} (docs/checkout.md).`,
    ...placeOf(target.instances),
  });
  return { findings: [finding], notChecked: [], facts };
}

/** Without what a server may have put behind it. */
const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : "not told");

/** The literal, `undefined` if it is not set, or that it is there and cannot be read. */
function readOption(instances: readonly Instance[]): string | undefined {
  for (const { options, otherOptions, isComplete } of instances) {
    if (typeof options.checkoutUrl === "string") return options.checkoutUrl;
    if (otherOptions.includes("checkoutUrl") || !isComplete) return "in code";
  }
  return undefined;
}

function placeOf([instance]: readonly Instance[]) {
  return instance === undefined ? {} : { file: instance.file, line: instance.line };
}
