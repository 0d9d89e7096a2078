/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query CustomerName {\n  customer {\n    firstName\n    lastName\n  }\n}": typeof types.CustomerNameDocument,
    "query Orders($first: Int!, $after: String) {\n  customer {\n    orders(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          entityId\n          orderedAt {\n            utc\n          }\n          status {\n            label\n          }\n          totalIncTax {\n            currencyCode\n            value\n            formattedV2\n          }\n        }\n      }\n    }\n  }\n}": typeof types.OrdersDocument,
    "mutation Login($email: String!, $password: String!) {\n  login(email: $email, password: $password) {\n    customer {\n      entityId\n    }\n    customerAccessToken {\n      value\n      expiresAt\n    }\n  }\n}": typeof types.LoginDocument,
    "mutation Logout {\n  logout {\n    result\n  }\n}": typeof types.LogoutDocument,
};
const documents: Documents = {
    "query CustomerName {\n  customer {\n    firstName\n    lastName\n  }\n}": types.CustomerNameDocument,
    "query Orders($first: Int!, $after: String) {\n  customer {\n    orders(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          entityId\n          orderedAt {\n            utc\n          }\n          status {\n            label\n          }\n          totalIncTax {\n            currencyCode\n            value\n            formattedV2\n          }\n        }\n      }\n    }\n  }\n}": types.OrdersDocument,
    "mutation Login($email: String!, $password: String!) {\n  login(email: $email, password: $password) {\n    customer {\n      entityId\n    }\n    customerAccessToken {\n      value\n      expiresAt\n    }\n  }\n}": types.LoginDocument,
    "mutation Logout {\n  logout {\n    result\n  }\n}": types.LogoutDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerName {\n  customer {\n    firstName\n    lastName\n  }\n}"): typeof import('./graphql').CustomerNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Orders($first: Int!, $after: String) {\n  customer {\n    orders(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          entityId\n          orderedAt {\n            utc\n          }\n          status {\n            label\n          }\n          totalIncTax {\n            currencyCode\n            value\n            formattedV2\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').OrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Login($email: String!, $password: String!) {\n  login(email: $email, password: $password) {\n    customer {\n      entityId\n    }\n    customerAccessToken {\n      value\n      expiresAt\n    }\n  }\n}"): typeof import('./graphql').LoginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Logout {\n  logout {\n    result\n  }\n}"): typeof import('./graphql').LogoutDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
