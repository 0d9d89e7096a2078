import { graphqlUrl, ordersOf, requestOf } from "./orders-request.js";

export async function fetchOrders(token) {
  const response = await fetch(graphqlUrl(), { ...requestOf(token), cache: "no-store" });
  if (!response.ok) throw new Error(`GraphQL answered ${response.status}.`);
  const { data, errors } = await response.json();
  if (errors) throw new Error("GraphQL answered errors.");
  return ordersOf(data);
}
