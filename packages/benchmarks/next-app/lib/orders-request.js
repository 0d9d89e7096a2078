export const document = `query CustomerOrders($first: Int!) {
  customer {
    entityId
    orders(first: $first) {
      edges { node { entityId status { label } orderedAt { utc } totalIncTax { value currencyCode } } }
    }
  }
}`;
export const variables = { first: 25 };
/** The upstream answers for any token. */
export const staticToken = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJCQyJ9.benchmark";

export const graphqlUrl = () => `${process.env.BIGCOMMERCE_STOREFRONT_URL}/graphql`;

/** What every candidate that builds its own request sends. */
export const requestOf = (token) => ({
  method: "POST",
  headers: {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "x-bc-customer-id": "1",
  },
  body: JSON.stringify({ query: document, variables }),
});

export const ordersOf = ({ customer }) => customer.orders.edges.map(({ node }) => node);
