import { behaviourText } from "../../behaviour/ledger.js";
import { escapeHtml } from "../../http/html.js";
import { giftCertificateByCode, type StoredGiftCertificate, statusAt } from "../../store/gift-certificate.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { amountIn, defaultCurrencyCode, moneyIn } from "../common/money.js";
import { dateTimeExtended, type GraphNode } from "../common/node.js";

/** `site.giftCertificate`: for everybody who has the code. */
export function readGiftCertificate(context: StorefrontContext, code: string): GraphNode | null {
  const certificate = giftCertificateByCode(context.data.giftCertificates, code);
  if (certificate === undefined) return null;
  const { currencyCode, amount, expiresAt } = certificate;
  return {
    ...certificate,
    amount: moneyIn(currencyCode, amount),
    balance: moneyIn(currencyCode, certificate.balance),
    status: statusAt(certificate, context.now()),
    purchasedAt: dateTimeExtended(certificate.purchasedAt),
    expiresAt: expiresAt === null ? null : dateTimeExtended(expiresAt),
    html: certificateHtml(context, certificate),
  };
}

/** `settings.giftCertificates`: the shopper may choose any amount between two. */
export function giftCertificateSettings(context: StorefrontContext, currencyCode: string | null | undefined) {
  const { data } = context;
  const { isEnabled, minimumAmount, maximumAmount, expiry } = data.settings.giftCertificates;
  const code =
    data.settings.currencies.find((currency) => currency.code === currencyCode)?.code ??
    defaultCurrencyCode(data);
  return {
    __typename: "CustomAmountGiftCertificateSettings",
    currencyCode: code,
    isEnabled,
    expiry,
    minimumAmount: moneyIn(code, amountIn(data, minimumAmount, code)),
    maximumAmount: moneyIn(code, amountIn(data, maximumAmount, code)),
  };
}

export interface PreviewInput {
  readonly amount: number;
  readonly currencyCode: string;
  readonly message?: string | null;
  readonly theme: StoredGiftCertificate["theme"];
  readonly sender: { readonly name: string };
  readonly recipient: { readonly name: string };
}

/** How a gift certificate would look. */
export function previewGiftCertificate(context: StorefrontContext, input: PreviewInput) {
  const { amount, currencyCode, message } = input;
  const isKnown = context.data.settings.currencies.some(({ code }) => code === currencyCode);
  const path = amount > 0 ? ["input", "currencyCode"] : ["input", "amount"];
  if (!isKnown || amount <= 0) {
    const text = behaviourText(context.inferred, "gift_certificate.preview", { field: path[1] ?? "" });
    return { html: null, errors: [{ __typename: "ValidationError", path, message: text }] };
  }
  const html = certificateHtml(context, { ...input, message: message ?? null, code: "XXXX-XXXX-XXXX" });
  return { html, errors: [] };
}

interface Printed {
  readonly amount: number;
  readonly currencyCode: string;
  readonly message: string | null;
  readonly sender: { readonly name: string };
  readonly recipient: { readonly name: string };
  readonly code: string;
}

function certificateHtml({ data }: StorefrontContext, printed: Printed): string {
  const { amount, currencyCode, message, sender, recipient, code } = printed;
  const paragraphs = [
    `${data.settings.storeName}: ${moneyIn(currencyCode, amount).formattedV2}`,
    `To: ${recipient.name}`,
    `From: ${sender.name}`,
    ...(message === null ? [] : [message]),
    `Code: ${code}`,
  ];
  return paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
}
