import type { HttpRequest, HttpResponse } from "../http/message.js";
import { moneyIn } from "../resolvers/common/money.js";
import { orderTotals } from "../resolvers/order/order-amounts.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { messagePage } from "./page.js";
import { readSession, signedInCustomer } from "./session.js";
import { shopperBar } from "./shopper-bar.js";

/** `/checkout/order-confirmation`: the order that this browser has placed last. */
export function showConfirmation(state: EmulatorState, { headers }: HttpRequest): HttpResponse {
  const session = readSession(state, headers);
  const customer = signedInCustomer(state, session.signedIn);
  const bar = shopperBar(state, customer);
  const order = state.data.orders.get(session.orderEntityId ?? 0);
  if (order === undefined)
    return messagePage(state, {
      status: 404,
      title: "There is no order here",
      paragraphs: ["This browser has placed no order."],
      code: "no_order",
      bar,
    });
  const { totalIncTax } = orderTotals(order);
  const total = moneyIn(order.currencyCode, totalIncTax).formattedV2;
  return messagePage(state, {
    status: 200,
    title: "Thank you for your order",
    paragraphs: [
      `Your order number is ${order.entityId}.`,
      `Total: ${total}`,
      `BigCommerce would send a confirmation to ${order.billingAddress.email ?? ""}. The emulator sends no mail.`,
    ],
    bar,
  });
}
