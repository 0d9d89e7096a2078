import "server-only";

export { type BearerSecrets, bearerSecret } from "./bearer-secret.js";
export type {
  BigCommerce,
  CallLimits,
  ImpersonatingBigCommerce,
  PrivateBigCommerce,
  PrivateToken,
  Storefront,
} from "./bigcommerce.js";
export type {
  BigCommerceOptions,
  PrivateBigCommerceOptions,
  SharedBigCommerceOptions,
} from "./bigcommerce-options.js";
export type { CallOptions, GraphQLResult } from "./call-options.js";
export { createBigCommerce } from "./create-bigcommerce.js";
export type { CustomerId } from "./customer-id.js";
export { getImpersonationToken } from "./default-instance.js";
export {
  BigCommerceError,
  type BigCommerceErrorCode,
  type BigCommerceErrorOptions,
  errorCodes,
  type GraphQLAnswerError,
  getErrorCode,
  isBigCommerceError,
} from "./errors.js";
export type { ResultOf, StorefrontDocument, VariablesOf } from "./graphql-document.js";
export { createGraphQLRoute, type GraphQLRoute } from "./graphql-route.js";
export type { GraphQLRouteErrorCode } from "./graphql-route-answer.js";
export type {
  GraphQLRateLimitVerdict,
  GraphQLRouteOperation,
  GraphQLRouteOptions,
  GraphQLServerVariable,
  GraphQLServerVariables,
} from "./graphql-route-options.js";
export type { ImpersonationToken } from "./impersonation-token.js";
export { type KeyvLike, keyvTokenStore } from "./keyv-token-store.js";
export type {
  AuthorizeImpersonation,
  ImpersonationOptions,
  ImpersonationRequest,
  ImpersonationSubject,
} from "./perspective.js";
export { type RedisClient, redisTokenStore } from "./redis-token-store.js";
export type { RouteScopes } from "./route-access.js";
export type { StandardSchema, StandardSchemaIssue, StandardSchemaResult } from "./standard-schema.js";
export type { PrivateTokenScope } from "./store-options.js";
export type { RunOperation, StorefrontScope } from "./storefront-client.js";
export type { BigCommerceEvent } from "./telemetry.js";
export type { ImpersonationTokenInput, PrivateTokenInput } from "./token-input.js";
export {
  createImpersonationTokenRoute,
  type ImpersonationTokenRoute,
  type ImpersonationTokenRouteOptions,
} from "./token-route.js";
export type { TokenStatus } from "./token-status.js";
export type { TokenStore } from "./token-store.js";
