/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CategoryEntityIdsFilterInput = {
  entityIds: Array<number>;
  matchBehavior?: ListMatchBehavior;
};

export type DestinationAddressType =
  | 'COMMERCIAL'
  | 'RESIDENTIAL';

export type ListMatchBehavior =
  | 'AND'
  | 'OR';

export type OrderStatusValue =
  | 'AWAITING_FULFILLMENT'
  | 'AWAITING_PAYMENT'
  | 'AWAITING_PICKUP'
  | 'AWAITING_SHIPMENT'
  | 'CANCELLED'
  | 'COMPLETED'
  | 'DECLINED'
  | 'DISPUTED'
  | 'INCOMPLETE'
  | 'MANUAL_VERIFICATION_REQUIRED'
  | 'PARTIALLY_REFUNDED'
  | 'PARTIALLY_SHIPPED'
  | 'PENDING'
  | 'REFUNDED'
  | 'SHIPPED';

export type PriceSearchFilterInput = {
  maxPrice?: number | null | undefined;
  minPrice?: number | null | undefined;
};

export type ProductAttributeSearchFilterInput = {
  attribute: string;
  values: Array<string>;
};

export type RatingSearchFilterInput = {
  maxRating?: number | null | undefined;
  minRating?: number | null | undefined;
};

export type SearchProductsFiltersInput = {
  brandEntityIds?: Array<number> | null | undefined;
  categoryEntityId?: number | null | undefined;
  categoryEntityIds?: Array<number> | null | undefined;
  categoryIdsFilter?: CategoryEntityIdsFilterInput | null | undefined;
  hideOutOfStock?: boolean | null | undefined;
  isFeatured?: boolean | null | undefined;
  isFreeShipping?: boolean | null | undefined;
  price?: PriceSearchFilterInput | null | undefined;
  productAttributes?: Array<ProductAttributeSearchFilterInput> | null | undefined;
  rating?: RatingSearchFilterInput | null | undefined;
  searchSubCategories?: boolean | null | undefined;
  searchTerm?: string | null | undefined;
};

export type SearchProductsSortInput =
  | 'A_TO_Z'
  | 'BEST_REVIEWED'
  | 'BEST_SELLING'
  | 'FEATURED'
  | 'HIGHEST_PRICE'
  | 'LOWEST_PRICE'
  | 'NEWEST'
  | 'RELEVANCE'
  | 'Z_TO_A';

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { customer: { firstName: string, lastName: string, email: string, company: string, phone: string, customerGroupName: string | null, storeCredit: Array<{ value: number, currencyCode: string, formattedV2: string | null }>, addresses: { collectionInfo: { totalItems: number | null } | null }, wishlists: { edges: Array<{ node: { entityId: number } }> | null }, orders: { edges: Array<{ node: { entityId: number, totalProductQuantity: number, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null } } }> | null } | null } | null };

export type AddressesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AddressesQuery = { customer: { addresses: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, firstName: string, lastName: string, company: string | null, address1: string, address2: string | null, city: string, stateOrProvince: string | null, postalCode: string | null, country: string | null, countryCode: string, phone: string | null, addressType: DestinationAddressType | null } }> | null } } | null };

type OrderAddressFields_OrderBillingAddress_Fragment = { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string };

type OrderAddressFields_OrderShippingAddress_Fragment = { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string };

export type OrderAddressFieldsFragment =
  | OrderAddressFields_OrderBillingAddress_Fragment
  | OrderAddressFields_OrderShippingAddress_Fragment
;

export type OrderLineItemFieldsFragment = { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null };

export type OrderQueryVariables = Exact<{
  orderId: number;
}>;


export type OrderQuery = { site: { order: { entityId: number, customerMessage: string | null, isTaxIncluded: boolean, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, subTotal: { value: number, currencyCode: string, formattedV2: string | null }, discounts: { nonCouponDiscountTotal: { value: number, currencyCode: string, formattedV2: string | null }, couponDiscounts: Array<{ couponCode: string, discountedAmount: { value: number, currencyCode: string, formattedV2: string | null } }> }, shippingCostTotal: { value: number, currencyCode: string, formattedV2: string | null }, handlingCostTotal: { value: number, currencyCode: string, formattedV2: string | null }, taxTotal: { value: number, currencyCode: string, formattedV2: string | null }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null }, billingAddress: { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string }, payments: { edges: Array<{ node: { paymentMethodName: string, amount: { value: number, currencyCode: string, formattedV2: string | null } } }> | null }, consignments: { shipping: { edges: Array<{ node: { entityId: number, shippingAddress: { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string }, lineItems: { edges: Array<{ node: { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null } }> | null }, shipments: { edges: Array<{ node: { entityId: number, shippingProviderName: string, shippingMethodName: string, shippedAt: { utc: string }, tracking:
                      | { __typename: 'OrderShipmentNumberAndUrlTracking', number: string, url: string }
                      | { __typename: 'OrderShipmentNumberOnlyTracking', number: string }
                      | { __typename: 'OrderShipmentUrlOnlyTracking', url: string }
                     | null } }> | null } } }> | null } } | null } | null } };

export type OrderSummaryFieldsFragment = { entityId: number, totalProductQuantity: number, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null } };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type OrdersQuery = { customer: { orders: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, totalProductQuantity: number, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null } } }> | null } | null } | null };

export type WishlistsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type WishlistsQuery = { customer: { wishlists: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, name: string, isPublic: boolean, items: { collectionInfo: { totalItems: number | null } | null, edges: Array<{ node: { entityId: number, product: { entityId: number, name: string, path: string, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } | null } }> | null } } }> | null } } | null };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { site: { categoryTree: Array<{ entityId: number, name: string, path: string, description: string, productCount: number, children: Array<{ entityId: number, name: string, path: string, description: string, productCount: number }> }> } };

export type CatalogueQueryVariables = Exact<{
  filters: SearchProductsFiltersInput;
  sort?: SearchProductsSortInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CatalogueQuery = { site: { search: { searchProducts: { products: { collectionInfo: { totalItems: number | null } | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, name: string, path: string, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } }> | null } } } } };

export type OwnPricesQueryVariables = Exact<{
  productIds: Array<number> | number;
  first: number;
}>;


export type OwnPricesQuery = { site: { products: { edges: Array<{ node: { entityId: number, prices: { price: { value: number, currencyCode: string, formattedV2: string | null } } | null } }> | null } } };

export type LoginMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type LoginMutation = { login: { customer: { entityId: number } | null } };

export type ProductQueryVariables = Exact<{
  path: string;
}>;


export type ProductQuery = { site: { route: { node:
        | { __typename: 'Brand' }
        | { __typename: 'Cart' }
        | { __typename: 'Category' }
        | { __typename: 'Order' }
        | { __typename: 'OrderWithPayments' }
        | { __typename: 'Product', sku: string, description: string, warranty: string, entityId: number, name: string, path: string, summary: string, seo: { pageTitle: string, metaDescription: string }, reviewSummary: { averageRating: number, numberOfReviews: number }, images: { edges: Array<{ node: { isDefault: boolean, altText: string, small: string, medium: string, large: string } }> | null }, productOptions: { edges: Array<{ node: { entityId: number, displayName: string, values: { edges: Array<{ node:
                      | { entityId: number, label: string }
                      | { entityId: number, label: string }
                     }> | null } } }> | null }, customFields: { edges: Array<{ node: { entityId: number, name: string, value: string } }> | null }, categories: { edges: Array<{ node: { name: string, path: string } }> | null }, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null }
        | { __typename: 'Redirect' }
        | { __typename: 'Variant' }
       | null } } };

export type YourPriceQueryVariables = Exact<{
  productId: number;
}>;


export type YourPriceQuery = { customer: { customerGroupName: string | null } | null, site: { product: { prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null, bulkPricing: Array<
          | { price: number, minimumQuantity: number }
          | { percentOff: number, minimumQuantity: number }
          | { priceAdjustment: number, minimumQuantity: number }
        > } | null } | null } };

export type ProductImageFieldsFragment = { altText: string, small: string, medium: string, large: string };

export type ProductCardFieldsFragment = { entityId: number, name: string, path: string, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null };

export type PageInfoFieldsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type MoneyFieldsFragment = { value: number, currencyCode: string, formattedV2: string | null };

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
export const OrderAddressFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderAddressFields on OrderAddress {
  firstName
  lastName
  company
  address1
  address2
  city
  stateOrProvince
  postalCode
  country
}
    `, {"fragmentName":"OrderAddressFields"}) as unknown as TypedDocumentString<OrderAddressFieldsFragment, unknown>;
export const MoneyFieldsFragmentDoc = new TypedDocumentString(`
    fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}
    `, {"fragmentName":"MoneyFields"}) as unknown as TypedDocumentString<MoneyFieldsFragment, unknown>;
export const ProductImageFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
    `, {"fragmentName":"ProductImageFields"}) as unknown as TypedDocumentString<ProductImageFieldsFragment, unknown>;
export const OrderLineItemFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderLineItemFields on OrderPhysicalLineItem {
  entityId
  name
  brand
  quantity
  refundedQuantity
  subTotalListPrice {
    ...MoneyFields
  }
  subTotalSalePrice {
    ...MoneyFields
  }
  productOptions {
    name
    value
  }
  image {
    ...ProductImageFields
  }
  baseCatalogProduct {
    path
  }
}
    fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`, {"fragmentName":"OrderLineItemFields"}) as unknown as TypedDocumentString<OrderLineItemFieldsFragment, unknown>;
export const OrderSummaryFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderSummaryFields on Order {
  entityId
  orderedAt {
    utc
  }
  status {
    value
    label
  }
  totalProductQuantity
  totalIncTax {
    ...MoneyFields
  }
}
    fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`, {"fragmentName":"OrderSummaryFields"}) as unknown as TypedDocumentString<OrderSummaryFieldsFragment, unknown>;
export const ProductCardFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProductCardFields on Product {
  entityId
  name
  path
  brand {
    name
  }
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
  }
  prices {
    price {
      ...MoneyFields
    }
    basePrice {
      ...MoneyFields
    }
  }
}
    fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`, {"fragmentName":"ProductCardFields"}) as unknown as TypedDocumentString<ProductCardFieldsFragment, unknown>;
export const PageInfoFieldsFragmentDoc = new TypedDocumentString(`
    fragment PageInfoFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageInfoFields"}) as unknown as TypedDocumentString<PageInfoFieldsFragment, unknown>;
export const AccountDocument = new TypedDocumentString(`
    query Account {
  customer {
    firstName
    lastName
    email
    company
    phone
    customerGroupName
    storeCredit {
      ...MoneyFields
    }
    addresses(first: 1) {
      collectionInfo {
        totalItems
      }
    }
    wishlists(first: 50) {
      edges {
        node {
          entityId
        }
      }
    }
    orders(first: 1) {
      edges {
        node {
          ...OrderSummaryFields
        }
      }
    }
  }
}
    fragment OrderSummaryFields on Order {
  entityId
  orderedAt {
    utc
  }
  status {
    value
    label
  }
  totalProductQuantity
  totalIncTax {
    ...MoneyFields
  }
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const AddressesDocument = new TypedDocumentString(`
    query Addresses($first: Int, $after: String, $last: Int, $before: String) {
  customer {
    addresses(first: $first, after: $after, last: $last, before: $before) {
      pageInfo {
        ...PageInfoFields
      }
      edges {
        node {
          entityId
          firstName
          lastName
          company
          address1
          address2
          city
          stateOrProvince
          postalCode
          country
          countryCode
          phone
          addressType
        }
      }
    }
  }
}
    fragment PageInfoFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<AddressesQuery, AddressesQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($orderId: Int!) {
  site {
    order(filter: { entityId: $orderId }) {
      entityId
      orderedAt {
        utc
      }
      status {
        value
        label
      }
      customerMessage
      isTaxIncluded
      subTotal {
        ...MoneyFields
      }
      discounts {
        nonCouponDiscountTotal {
          ...MoneyFields
        }
        couponDiscounts {
          couponCode
          discountedAmount {
            ...MoneyFields
          }
        }
      }
      shippingCostTotal {
        ...MoneyFields
      }
      handlingCostTotal {
        ...MoneyFields
      }
      taxTotal {
        ...MoneyFields
      }
      totalIncTax {
        ...MoneyFields
      }
      billingAddress {
        ...OrderAddressFields
      }
      payments(first: 5) {
        edges {
          node {
            paymentMethodName
            amount {
              ...MoneyFields
            }
          }
        }
      }
      consignments {
        shipping(first: 5) {
          edges {
            node {
              entityId
              shippingAddress {
                ...OrderAddressFields
              }
              lineItems(first: 25) {
                edges {
                  node {
                    ...OrderLineItemFields
                  }
                }
              }
              shipments(first: 5) {
                edges {
                  node {
                    entityId
                    shippedAt {
                      utc
                    }
                    shippingProviderName
                    shippingMethodName
                    tracking {
                      __typename
                      ... on OrderShipmentNumberAndUrlTracking {
                        number
                        url
                      }
                      ... on OrderShipmentNumberOnlyTracking {
                        number
                      }
                      ... on OrderShipmentUrlOnlyTracking {
                        url
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    fragment OrderAddressFields on OrderAddress {
  firstName
  lastName
  company
  address1
  address2
  city
  stateOrProvince
  postalCode
  country
}
fragment OrderLineItemFields on OrderPhysicalLineItem {
  entityId
  name
  brand
  quantity
  refundedQuantity
  subTotalListPrice {
    ...MoneyFields
  }
  subTotalSalePrice {
    ...MoneyFields
  }
  productOptions {
    name
    value
  }
  image {
    ...ProductImageFields
  }
  baseCatalogProduct {
    path
  }
}
fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int, $after: String, $last: Int, $before: String) {
  customer {
    orders(first: $first, after: $after, last: $last, before: $before) {
      pageInfo {
        ...PageInfoFields
      }
      edges {
        node {
          ...OrderSummaryFields
        }
      }
    }
  }
}
    fragment OrderSummaryFields on Order {
  entityId
  orderedAt {
    utc
  }
  status {
    value
    label
  }
  totalProductQuantity
  totalIncTax {
    ...MoneyFields
  }
}
fragment PageInfoFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const WishlistsDocument = new TypedDocumentString(`
    query Wishlists($first: Int, $after: String, $last: Int, $before: String) {
  customer {
    wishlists(first: $first, after: $after, last: $last, before: $before) {
      pageInfo {
        ...PageInfoFields
      }
      edges {
        node {
          entityId
          name
          isPublic
          items(first: 12) {
            collectionInfo {
              totalItems
            }
            edges {
              node {
                entityId
                product {
                  ...ProductCardFields
                }
              }
            }
          }
        }
      }
    }
  }
}
    fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
fragment ProductCardFields on Product {
  entityId
  name
  path
  brand {
    name
  }
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
  }
  prices {
    price {
      ...MoneyFields
    }
    basePrice {
      ...MoneyFields
    }
  }
}
fragment PageInfoFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<WishlistsQuery, WishlistsQueryVariables>;
export const CategoriesDocument = new TypedDocumentString(`
    query Categories {
  site {
    categoryTree {
      entityId
      name
      path
      description
      productCount
      children {
        entityId
        name
        path
        description
        productCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue($filters: SearchProductsFiltersInput!, $sort: SearchProductsSortInput, $first: Int, $after: String, $last: Int, $before: String) {
  site {
    search {
      searchProducts(filters: $filters, sort: $sort) {
        products(first: $first, after: $after, last: $last, before: $before) {
          collectionInfo {
            totalItems
          }
          pageInfo {
            ...PageInfoFields
          }
          edges {
            node {
              ...ProductCardFields
            }
          }
        }
      }
    }
  }
}
    fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
fragment ProductCardFields on Product {
  entityId
  name
  path
  brand {
    name
  }
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
  }
  prices {
    price {
      ...MoneyFields
    }
    basePrice {
      ...MoneyFields
    }
  }
}
fragment PageInfoFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const OwnPricesDocument = new TypedDocumentString(`
    query OwnPrices($productIds: [Int!]!, $first: Int!) {
  site {
    products(entityIds: $productIds, first: $first) {
      edges {
        node {
          entityId
          prices {
            price {
              ...MoneyFields
            }
          }
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<OwnPricesQuery, OwnPricesQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) {
    customer {
      entityId
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($path: String!) {
  site {
    route(path: $path) {
      node {
        __typename
        ... on Product {
          ...ProductCardFields
          sku
          summary: plainTextDescription(characterLimit: 160)
          description
          warranty
          seo {
            pageTitle
            metaDescription
          }
          reviewSummary {
            averageRating
            numberOfReviews
          }
          images(first: 6) {
            edges {
              node {
                isDefault
                ...ProductImageFields
              }
            }
          }
          productOptions(first: 6) {
            edges {
              node {
                entityId
                displayName
                ... on MultipleChoiceOption {
                  values(first: 12) {
                    edges {
                      node {
                        entityId
                        label
                      }
                    }
                  }
                }
              }
            }
          }
          customFields(first: 10) {
            edges {
              node {
                entityId
                name
                value
              }
            }
          }
          categories(first: 1) {
            edges {
              node {
                name
                path
              }
            }
          }
        }
      }
    }
  }
}
    fragment ProductImageFields on Image {
  altText
  small: url(width: 320)
  medium: url(width: 640)
  large: url(width: 960)
}
fragment ProductCardFields on Product {
  entityId
  name
  path
  brand {
    name
  }
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
  }
  prices {
    price {
      ...MoneyFields
    }
    basePrice {
      ...MoneyFields
    }
  }
}
fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const YourPriceDocument = new TypedDocumentString(`
    query YourPrice($productId: Int!) {
  customer {
    customerGroupName
  }
  site {
    product(entityId: $productId) {
      prices {
        price {
          ...MoneyFields
        }
        basePrice {
          ...MoneyFields
        }
        bulkPricing {
          minimumQuantity
          ... on BulkPricingPercentageDiscount {
            percentOff
          }
          ... on BulkPricingFixedPriceDiscount {
            price
          }
          ... on BulkPricingRelativePriceDiscount {
            priceAdjustment
          }
        }
      }
    }
  }
}
    fragment MoneyFields on Money {
  value
  currencyCode
  formattedV2
}`) as unknown as TypedDocumentString<YourPriceQuery, YourPriceQueryVariables>;