import { giftCertificateByCode, statusAt } from "../../../store/gift-certificate.js";
import type { StoredOrder, StoredPayment } from "../../../store/order.js";
import type { StoreData } from "../../../store/store-data.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v3Data } from "../protocol/envelope.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

function transactionJson({ data, now }: ManagementCall, order: StoredOrder, payment: StoredPayment) {
  const { paymentMethodId, card, giftCertificateCode: code } = payment;
  const [gateway = "", ofGateway] = paymentMethodId.split(".");
  return {
    id: payment.entityId,
    order_id: String(order.entityId),
    event: payment.status === "PENDING" ? "pending" : "purchase",
    method: code !== undefined ? "gift_certificate" : card === null ? "custom" : "credit_card",
    amount: payment.amount,
    currency: order.currencyCode,
    gateway: gateway === "emulator" ? (ofGateway ?? gateway) : gateway,
    gateway_transaction_id: "",
    status: payment.status === "SUCCESS" || payment.status === "PENDING" ? "ok" : "error",
    test: true,
    fraud_review: false,
    reference_transaction_id: null,
    date_created: order.orderedAt.replace(/(\.\d+)?Z$/, "+00:00"),
    avs_result: {},
    cvv_result: {},
    credit_card: card === null ? null : { card_type: card.brand.toLowerCase(), card_last4: card.last4 },
    gift_certificate: code === undefined ? null : certificateJson(data, code, now),
    store_credit: null,
    offline: null,
    custom: code === undefined && card === null ? { payment_method: payment.paymentMethodName } : null,
    payment_instrument_token: null,
    payment_method_id: paymentMethodId,
  };
}

/** What is left is what is left now. */
function certificateJson({ giftCertificates }: StoreData, code: string, now: Date) {
  const certificate = giftCertificateByCode(giftCertificates, code);
  if (certificate === undefined) return { code };
  const { amount, balance } = certificate;
  return {
    code,
    original_balance: amount,
    remaining_balance: balance,
    status: statusAt(certificate, now).toLowerCase(),
  };
}

function listTransactions(call: ManagementCall) {
  const order = call.data.orders.get(idParam(call, "order_id"));
  if (order === undefined) throw refusals.v3.notFound();
  if (order.payments.length === 0) return noContent();
  return v3Data(order.payments.map((payment) => transactionJson(call, order, payment)));
}

export const transactionResources = [
  resource("v3/orders/{order_id}/transactions", scopes.transactions, { GET: listTransactions }),
];
