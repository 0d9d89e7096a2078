// The entry `next-bigcommerce/client`: for client components, so it holds nothing of the server's.

export { type BigCommerceErrorCode, getErrorCode } from "./errors.js";
export type { GraphQLRouteErrorCode } from "./routes/graphql/answer.js";
