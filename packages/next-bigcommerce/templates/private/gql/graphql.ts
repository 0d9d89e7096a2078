/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CustomerNameQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerNameQuery = { customer: { firstName: string, lastName: string } | null };

export type OrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { customer: { orders: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { entityId: number, orderedAt: { utc: string }, status: { label: string }, totalIncTax: { currencyCode: string, value: number, formattedV2: string | null } } }> | null } | null } | null };

export type LoginMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type LoginMutation = { login: { customer: { entityId: number } | null, customerAccessToken: { value: string, expiresAt: string } | null } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: { result: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const CustomerNameDocument = new TypedDocumentString(`
    query CustomerName {
  customer {
    firstName
    lastName
  }
}
    `) as unknown as TypedDocumentString<CustomerNameQuery, CustomerNameQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int!, $after: String) {
  customer {
    orders(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          entityId
          orderedAt {
            utc
          }
          status {
            label
          }
          totalIncTax {
            currencyCode
            value
            formattedV2
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) {
    customer {
      entityId
    }
    customerAccessToken {
      value
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout {
    result
  }
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;