export type {
  BigCommerce,
  ImpersonatingBigCommerce,
  PrivateBigCommerce,
  PrivateToken,
  Storefront,
} from "./bigcommerce.js";
export type { CustomerLoginUrlInput } from "./checkout/login-url-input.js";
export type { CustomerLoginOptions } from "./config/login-settings.js";
export type { PrivateTokenScope } from "./config/store-options.js";
export { createBigCommerce, getImpersonationToken } from "./create-bigcommerce.js";
export type { CustomerId } from "./customer/customer-id.js";
export type {
  AuthorizeImpersonation,
  ImpersonationOptions,
  ImpersonationRequest,
  ImpersonationSubject,
} from "./customer/impersonation.js";
export {
  BigCommerceError,
  type BigCommerceErrorCode,
  type BigCommerceErrorOptions,
  errorCodes,
  type GraphQLAnswerError,
  getErrorCode,
  isBigCommerceError,
} from "./errors.js";
export type { ResultOf, StorefrontDocument, VariablesOf } from "./graphql/document.js";
export type { RouteScopes } from "./instance-access.js";
export type {
  BigCommerceOptions,
  PrivateBigCommerceOptions,
  SharedBigCommerceOptions,
} from "./options.js";
export { type BearerSecrets, bearerSecret } from "./routes/bearer-secret.js";
export type { GraphQLRouteErrorCode } from "./routes/graphql/answer.js";
export type {
  GraphQLRateLimitVerdict,
  GraphQLRouteOperation,
  GraphQLRouteOptions,
  GraphQLServerVariable,
  GraphQLServerVariables,
} from "./routes/graphql/options.js";
export { createGraphQLRoute, type GraphQLRoute } from "./routes/graphql/route.js";
export type {
  StandardSchema,
  StandardSchemaIssue,
  StandardSchemaResult,
} from "./routes/graphql/standard-schema.js";
export {
  createImpersonationTokenRoute,
  type ImpersonationTokenRoute,
  type ImpersonationTokenRouteOptions,
} from "./routes/token-route.js";
export { type KeyvLike, keyvTokenStore } from "./store/keyv.js";
export { type RedisClient, redisTokenStore } from "./store/redis.js";
export type { TokenLease, TokenOrLease, TokenStore } from "./store/token-store.js";
export type {
  CallLimits,
  CallOptions,
  GraphQLResult,
  MutationOptions,
  RunOperation,
  StorefrontScope,
} from "./storefront/public-types.js";
export type { BigCommerceEvent } from "./telemetry/events.js";
export type { ImpersonationTokenInput, PrivateTokenInput } from "./token/input.js";
export type { TokenStatus } from "./token/status.js";
export type { ImpersonationToken } from "./token/storefront-token.js";
