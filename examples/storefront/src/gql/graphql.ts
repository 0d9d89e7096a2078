/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AddCustomerAddressInput = {
  address1: string;
  address2?: string | null | undefined;
  city: string;
  company?: string | null | undefined;
  countryCode: string;
  firstName: string;
  formFields?: CustomerFormFieldsInput | null | undefined;
  lastName: string;
  phone?: string | null | undefined;
  postalCode?: string | null | undefined;
  stateOrProvince?: string | null | undefined;
};

export type AddWishlistItemsInput = {
  entityId: number;
  items: Array<WishlistItemInput>;
};

export type CartLineItemInput = {
  productEntityId?: number | null | undefined;
  quantity: number;
  selectedOptions?: CartSelectedOptionsInput | null | undefined;
  sku?: string | null | undefined;
  variantEntityId?: number | null | undefined;
};

export type CartSelectedCheckboxOptionInput = {
  optionEntityId: number;
  optionValueEntityId: number;
};

export type CartSelectedDateFieldOptionInput = {
  date: string;
  optionEntityId: number;
};

export type CartSelectedMultiLineTextFieldOptionInput = {
  optionEntityId: number;
  text: string;
};

export type CartSelectedMultipleChoiceOptionInput = {
  optionEntityId: number;
  optionValueEntityId: number;
};

export type CartSelectedNumberFieldOptionInput = {
  number: number;
  optionEntityId: number;
};

export type CartSelectedOptionsInput = {
  checkboxes?: Array<CartSelectedCheckboxOptionInput> | null | undefined;
  dateFields?: Array<CartSelectedDateFieldOptionInput> | null | undefined;
  multiLineTextFields?: Array<CartSelectedMultiLineTextFieldOptionInput> | null | undefined;
  multipleChoices?: Array<CartSelectedMultipleChoiceOptionInput> | null | undefined;
  numberFields?: Array<CartSelectedNumberFieldOptionInput> | null | undefined;
  textFields?: Array<CartSelectedTextFieldOptionInput> | null | undefined;
};

export type CartSelectedTextFieldOptionInput = {
  optionEntityId: number;
  text: string;
};

export type CategoryEntityIdsFilterInput = {
  entityIds: Array<number>;
  matchBehavior?: ListMatchBehavior;
};

export type ChangePasswordInput = {
  currentPassword: string;
  newPassword: string;
};

export type CheckboxesFormFieldInput = {
  fieldEntityId: number;
  fieldValueEntityIds: Array<number>;
};

export type CreateWishlistInput = {
  isPublic: boolean;
  items?: Array<WishlistItemInput> | null | undefined;
  name: string;
};

export type CustomerFormFieldsInput = {
  checkboxes?: Array<CheckboxesFormFieldInput> | null | undefined;
  dates?: Array<DateFormFieldInput> | null | undefined;
  multilineTexts?: Array<MultilineTextFormFieldInput> | null | undefined;
  multipleChoices?: Array<MultipleChoiceFormFieldInput> | null | undefined;
  numbers?: Array<NumberFormFieldInput> | null | undefined;
  passwords?: Array<PasswordFormFieldInput> | null | undefined;
  texts?: Array<TextFormFieldInput> | null | undefined;
};

export type DateFormFieldInput = {
  date: string;
  fieldEntityId: number;
};

export type DeleteCustomerAddressInput = {
  addressEntityId: number;
};

export type DeleteWishlistItemsInput = {
  entityId: number;
  itemEntityIds: Array<number>;
};

export type DeleteWishlistsInput = {
  entityIds: Array<number>;
};

export type ListMatchBehavior =
  | 'AND'
  | 'OR';

export type MultilineTextFormFieldInput = {
  fieldEntityId: number;
  multilineText: string;
};

export type MultipleChoiceFormFieldInput = {
  fieldEntityId: number;
  fieldValueEntityId: number;
};

export type NumberFormFieldInput = {
  fieldEntityId: number;
  number: number;
};

export type OptionValueId = {
  optionEntityId: number;
  valueEntityId: number;
};

export type OrderDateRangeFilterInput = {
  from: string;
  to?: string | null | undefined;
};

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

export type OrdersFiltersInput = {
  dateRange?: OrderDateRangeFilterInput | null | undefined;
  status?: OrderStatusValue | null | undefined;
};

export type PasswordFormFieldInput = {
  fieldEntityId: number;
  password: string;
};

export type PriceSearchFilterInput = {
  maxPrice?: number | null | undefined;
  minPrice?: number | null | undefined;
};

export type ProductAttributeSearchFilterInput = {
  attribute: string;
  values: Array<string>;
};

export type ProductAvailabilityStatus =
  | 'Available'
  | 'Preorder'
  | 'Unavailable';

export type RatingSearchFilterInput = {
  maxRating?: number | null | undefined;
  minRating?: number | null | undefined;
};

export type RegisterCustomerInput = {
  address?: AddCustomerAddressInput | null | undefined;
  company?: string | null | undefined;
  email: string;
  firstName: string;
  formFields?: CustomerFormFieldsInput | null | undefined;
  lastName: string;
  password: string;
  phone?: string | null | undefined;
};

export type RequestResetPasswordInput = {
  email: string;
  path?: string | null | undefined;
};

export type ResetPasswordInput = {
  customerEntityId: number;
  newPassword: string;
  token: string;
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
  topLevelOnly?: boolean | null | undefined;
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

export type TextFormFieldInput = {
  fieldEntityId: number;
  text: string;
};

export type UpdateCustomerAddressDataInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  countryCode?: string | null | undefined;
  firstName?: string | null | undefined;
  formFields?: CustomerFormFieldsInput | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  postalCode?: string | null | undefined;
  stateOrProvince?: string | null | undefined;
};

export type UpdateCustomerAddressInput = {
  addressEntityId: number;
  data: UpdateCustomerAddressDataInput;
};

export type UpdateCustomerInput = {
  company?: string | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  formFields?: CustomerFormFieldsInput | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
};

export type UpdateWishlistInput = {
  data: WishlistUpdateDataInput;
  entityId: number;
};

export type WishlistItemInput = {
  productEntityId: number;
  variantEntityId?: number | null | undefined;
};

export type WishlistUpdateDataInput = {
  isPublic?: boolean | null | undefined;
  name?: string | null | undefined;
};

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { customer: { firstName: string, lastName: string, email: string, company: string, phone: string, customerGroupName: string | null, storeCredit: Array<{ value: number, currencyCode: string, formattedV2: string | null }>, addresses: { collectionInfo: { totalItems: number | null } | null }, wishlists: { edges: Array<{ node: { entityId: number } }> | null }, orders: { edges: Array<{ node: { entityId: number, totalProductQuantity: number, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null } } }> | null } | null } | null };

export type AddressFieldsFragment = { entityId: number, firstName: string, lastName: string, company: string | null, address1: string, address2: string | null, city: string, stateOrProvince: string | null, postalCode: string | null, country: string | null, countryCode: string, phone: string | null };

export type AddressesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AddressesQuery = { customer: { addresses: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, firstName: string, lastName: string, company: string | null, address1: string, address2: string | null, city: string, stateOrProvince: string | null, postalCode: string | null, country: string | null, countryCode: string, phone: string | null } }> | null } } | null };

export type AddAddressMutationVariables = Exact<{
  input: AddCustomerAddressInput;
}>;


export type AddAddressMutation = { customer: { addCustomerAddress: { errors: Array<
        | { __typename: 'CustomerAddressCreationError', message: string }
        | { __typename: 'CustomerNotLoggedInError', message: string }
        | { __typename: 'ValidationError', message: string, path: Array<string> }
      > } } };

export type UpdateAddressMutationVariables = Exact<{
  input: UpdateCustomerAddressInput;
}>;


export type UpdateAddressMutation = { customer: { updateCustomerAddress: { errors: Array<
        | { __typename: 'AddressDoesNotExistError', message: string }
        | { __typename: 'CustomerAddressUpdateError', message: string }
        | { __typename: 'CustomerNotLoggedInError', message: string }
        | { __typename: 'ValidationError', message: string, path: Array<string> }
      > } } };

export type DeleteAddressMutationVariables = Exact<{
  input: DeleteCustomerAddressInput;
}>;


export type DeleteAddressMutation = { customer: { deleteCustomerAddress: { errors: Array<
        | { __typename: 'CustomerAddressDeletionError', message: string }
        | { __typename: 'CustomerNotLoggedInError', message: string }
      > } } };

type OrderAddressFields_OrderBillingAddress_Fragment = { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string };

type OrderAddressFields_OrderShippingAddress_Fragment = { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string };

export type OrderAddressFieldsFragment =
  | OrderAddressFields_OrderBillingAddress_Fragment
  | OrderAddressFields_OrderShippingAddress_Fragment
;

export type OrderLineItemFieldsFragment = { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null };

export type OrderDigitalLineItemFieldsFragment = { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, downloadPageUrl: string | null, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null };

export type OrderQueryVariables = Exact<{
  orderId: number;
}>;


export type OrderQuery = { site: { order: { entityId: number, customerMessage: string | null, isTaxIncluded: boolean, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, subTotal: { value: number, currencyCode: string, formattedV2: string | null }, discounts: { nonCouponDiscountTotal: { value: number, currencyCode: string, formattedV2: string | null }, couponDiscounts: Array<{ couponCode: string, discountedAmount: { value: number, currencyCode: string, formattedV2: string | null } }> }, wrappingCostTotal: { value: number, currencyCode: string, formattedV2: string | null }, shippingCostTotal: { value: number, currencyCode: string, formattedV2: string | null }, handlingCostTotal: { value: number, currencyCode: string, formattedV2: string | null }, taxTotal: { value: number, currencyCode: string, formattedV2: string | null }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null }, billingAddress: { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string }, payments: { edges: Array<{ node: { paymentMethodName: string, amount: { value: number, currencyCode: string, formattedV2: string | null } } }> | null }, consignments: { pickups: { edges: Array<{ node: { entityId: number, locationName: string, pickupMethodName: string, collectionTimeDescription: string, collectionInstructions: string, address: { address1: string, address2: string | null, city: string, stateOrProvince: string | null, postalCode: string, country: string }, lineItems: { edges: Array<{ node: { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null } }> | null } } }> | null }, downloads: Array<{ recipientEmail: string, lineItems: { edges: Array<{ node: { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, downloadPageUrl: string | null, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null } }> | null } }>, email: { giftCertificates: { edges: Array<{ node: { recipientEmail: string, lineItems: { edges: Array<{ node: { entityId: number, name: string, salePrice: { value: number, currencyCode: string, formattedV2: string | null } } }> | null } } }> | null } }, shipping: { edges: Array<{ node: { entityId: number, shippingAddress: { firstName: string | null, lastName: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, stateOrProvince: string | null, postalCode: string, country: string }, lineItems: { edges: Array<{ node: { entityId: number, name: string, brand: string | null, quantity: number, refundedQuantity: number, subTotalListPrice: { value: number, currencyCode: string, formattedV2: string | null }, subTotalSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, productOptions: Array<{ name: string, value: string }>, image: { altText: string, small: string, medium: string, large: string } | null, baseCatalogProduct: { path: string } | null } }> | null }, shipments: { edges: Array<{ node: { entityId: number, shippingProviderName: string, shippingMethodName: string, shippedAt: { utc: string }, tracking:
                      | { __typename: 'OrderShipmentNumberAndUrlTracking', number: string, url: string }
                      | { __typename: 'OrderShipmentNumberOnlyTracking', number: string }
                      | { __typename: 'OrderShipmentUrlOnlyTracking', url: string }
                     | null } }> | null } } }> | null } } | null } | null } };

export type OrderSummaryFieldsFragment = { entityId: number, totalProductQuantity: number, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null } };

export type OrdersQueryVariables = Exact<{
  filters?: OrdersFiltersInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type OrdersQuery = { customer: { orders: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, totalProductQuantity: number, orderedAt: { utc: string }, status: { value: OrderStatusValue | null, label: string }, totalIncTax: { value: number, currencyCode: string, formattedV2: string | null } } }> | null } | null } | null };

export type ProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type ProfileQuery = { customer: { firstName: string, lastName: string, email: string, company: string, phone: string } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateProfileMutation = { customer: { updateCustomer: { errors: Array<
        | { __typename: 'CustomerDoesNotExistError', message: string }
        | { __typename: 'CustomerNotLoggedInError', message: string }
        | { __typename: 'EmailAlreadyInUseError', message: string }
        | { __typename: 'UnexpectedUpdateCustomerError', message: string }
        | { __typename: 'ValidationError', message: string, path: Array<string> }
      > } } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { customer: { changePassword: { errors: Array<
        | { __typename: 'CustomerDoesNotExistError', message: string }
        | { __typename: 'CustomerNotLoggedInError', message: string }
        | { __typename: 'CustomerPasswordError', message: string }
        | { __typename: 'ValidationError', message: string, path: Array<string> }
      > } } };

export type WishlistQueryVariables = Exact<{
  wishlistId: number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type WishlistQuery = { customer: { wishlists: { edges: Array<{ node: { entityId: number, name: string, isPublic: boolean, token: string, items: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, product: { minPurchaseQuantity: number | null, entityId: number, name: string, path: string, availabilityV2:
                    | { status: ProductAvailabilityStatus }
                    | { status: ProductAvailabilityStatus }
                    | { status: ProductAvailabilityStatus }
                  , productOptions: { edges: Array<{ node:
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                       }> | null }, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } | null } }> | null } } }> | null } } | null };

export type WishlistItemFieldsFragment = { entityId: number, product: { minPurchaseQuantity: number | null, entityId: number, name: string, path: string, availabilityV2:
      | { status: ProductAvailabilityStatus }
      | { status: ProductAvailabilityStatus }
      | { status: ProductAvailabilityStatus }
    , productOptions: { edges: Array<{ node:
          | { entityId: number }
          | { entityId: number }
          | { entityId: number }
          | { entityId: number }
          | { entityId: number }
          | { entityId: number }
          | { entityId: number }
         }> | null }, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } | null };

export type WishlistsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type WishlistsQuery = { customer: { wishlists: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, name: string, isPublic: boolean, items: { collectionInfo: { totalItems: number | null } | null, edges: Array<{ node: { entityId: number, product: { minPurchaseQuantity: number | null, entityId: number, name: string, path: string, availabilityV2:
                    | { status: ProductAvailabilityStatus }
                    | { status: ProductAvailabilityStatus }
                    | { status: ProductAvailabilityStatus }
                  , productOptions: { edges: Array<{ node:
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                        | { entityId: number }
                       }> | null }, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } | null } }> | null } } }> | null } } | null };

export type CreateWishlistMutationVariables = Exact<{
  input: CreateWishlistInput;
}>;


export type CreateWishlistMutation = { wishlist: { createWishlist: { result: { entityId: number } } | null } };

export type UpdateWishlistMutationVariables = Exact<{
  input: UpdateWishlistInput;
}>;


export type UpdateWishlistMutation = { wishlist: { updateWishlist: { result: { entityId: number } } | null } };

export type DeleteWishlistsMutationVariables = Exact<{
  input: DeleteWishlistsInput;
}>;


export type DeleteWishlistsMutation = { wishlist: { deleteWishlists: { result: string } | null } };

export type AddWishlistItemsMutationVariables = Exact<{
  input: AddWishlistItemsInput;
}>;


export type AddWishlistItemsMutation = { wishlist: { addWishlistItems: { result: { entityId: number, name: string } } | null } };

export type DeleteWishlistItemsMutationVariables = Exact<{
  input: DeleteWishlistItemsInput;
}>;


export type DeleteWishlistItemsMutation = { wishlist: { deleteWishlistItems: { result: { entityId: number } } | null } };

export type QuickSearchQueryVariables = Exact<{
  term: string;
}>;


export type QuickSearchQuery = { site: { search: { searchProducts: { products: { edges: Array<{ node: { entityId: number, name: string, path: string, defaultImage: { url: string } | null } }> | null } } } } };

export type DefaultWishlistQueryVariables = Exact<{ [key: string]: never; }>;


export type DefaultWishlistQuery = { customer: { wishlists: { edges: Array<{ node: { entityId: number } }> | null } } | null };

export type SaveToWishlistMutationVariables = Exact<{
  wishlistId: number;
  productId: number;
}>;


export type SaveToWishlistMutation = { wishlist: { addWishlistItems: { result: { name: string, items: { edges: Array<{ node: { entityId: number } }> | null } } } | null } };

export type TakeOffWishlistMutationVariables = Exact<{
  wishlistId: number;
  itemId: number;
}>;


export type TakeOffWishlistMutation = { wishlist: { deleteWishlistItems: { result: { name: string } } | null } };

export type CartPhysicalLineFragment = { entityId: string, parentEntityId: string | null, productEntityId: number, variantEntityId: number | null, name: string, brand: string | null, path: string, quantity: number, isMutable: boolean, image: { altText: string, small: string, medium: string, large: string } | null, selectedOptions: Array<
    | { entityId: number, name: string }
    | { entityId: number, name: string }
    | { entityId: number, name: string }
    | { entityId: number, name: string }
    | { value: string, entityId: number, name: string }
    | { entityId: number, name: string }
    | { entityId: number, name: string }
  >, originalPrice: { value: number, currencyCode: string, formattedV2: string | null }, salePrice: { value: number, currencyCode: string, formattedV2: string | null }, extendedSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, baseCatalogProduct: { minPurchaseQuantity: number | null, maxPurchaseQuantity: number | null } | null };

export type CartDigitalLineFragment = { entityId: string, parentEntityId: string | null, productEntityId: number, variantEntityId: number | null, name: string, brand: string | null, path: string, quantity: number, isMutable: boolean, image: { altText: string, small: string, medium: string, large: string } | null, selectedOptions: Array<
    | { entityId: number, name: string }
    | { entityId: number, name: string }
    | { entityId: number, name: string }
    | { entityId: number, name: string }
    | { value: string, entityId: number, name: string }
    | { entityId: number, name: string }
    | { entityId: number, name: string }
  >, originalPrice: { value: number, currencyCode: string, formattedV2: string | null }, salePrice: { value: number, currencyCode: string, formattedV2: string | null }, extendedSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, baseCatalogProduct: { minPurchaseQuantity: number | null, maxPurchaseQuantity: number | null } | null };

export type CartQueryVariables = Exact<{
  entityId: string;
}>;


export type CartQuery = { customer: { customerGroupName: string | null } | null, site: { cart: { baseAmount: { value: number, currencyCode: string, formattedV2: string | null }, discountedAmount: { value: number, currencyCode: string, formattedV2: string | null }, amount: { value: number, currencyCode: string, formattedV2: string | null }, lineItems: { totalQuantity: number, physicalItems: Array<{ entityId: string, parentEntityId: string | null, productEntityId: number, variantEntityId: number | null, name: string, brand: string | null, path: string, quantity: number, isMutable: boolean, image: { altText: string, small: string, medium: string, large: string } | null, selectedOptions: Array<
            | { entityId: number, name: string }
            | { entityId: number, name: string }
            | { entityId: number, name: string }
            | { entityId: number, name: string }
            | { value: string, entityId: number, name: string }
            | { entityId: number, name: string }
            | { entityId: number, name: string }
          >, originalPrice: { value: number, currencyCode: string, formattedV2: string | null }, salePrice: { value: number, currencyCode: string, formattedV2: string | null }, extendedSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, baseCatalogProduct: { minPurchaseQuantity: number | null, maxPurchaseQuantity: number | null } | null }>, digitalItems: Array<{ entityId: string, parentEntityId: string | null, productEntityId: number, variantEntityId: number | null, name: string, brand: string | null, path: string, quantity: number, isMutable: boolean, image: { altText: string, small: string, medium: string, large: string } | null, selectedOptions: Array<
            | { entityId: number, name: string }
            | { entityId: number, name: string }
            | { entityId: number, name: string }
            | { entityId: number, name: string }
            | { value: string, entityId: number, name: string }
            | { entityId: number, name: string }
            | { entityId: number, name: string }
          >, originalPrice: { value: number, currencyCode: string, formattedV2: string | null }, salePrice: { value: number, currencyCode: string, formattedV2: string | null }, extendedSalePrice: { value: number, currencyCode: string, formattedV2: string | null }, baseCatalogProduct: { minPurchaseQuantity: number | null, maxPurchaseQuantity: number | null } | null }> } } | null } };

export type CreateCartRedirectUrlsMutationVariables = Exact<{
  cartEntityId: string;
}>;


export type CreateCartRedirectUrlsMutation = { cart: { createCartRedirectUrls: { redirectUrls: { redirectedCheckoutUrl: string } | null, errors: Array<{ __typename: 'NotFoundError' }> } } };

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


export type OwnPricesQuery = { site: { products: { edges: Array<{ node: { entityId: number, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } }> | null } } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestResetPasswordInput;
}>;


export type RequestPasswordResetMutation = { customer: { requestResetPassword: { errors: Array<{ __typename: 'ValidationError', message: string, path: Array<string> }> } } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { customer: { resetPassword: { errors: Array<
        | { __typename: 'CustomerPasswordError', message: string }
        | { __typename: 'ValidationError', message: string, path: Array<string> }
      > } } };

export type LoginMutationVariables = Exact<{
  email: string;
  password: string;
  guestCartEntityId?: string | null | undefined;
  withAccessToken: boolean;
}>;


export type LoginMutation = { login: { customer: { entityId: number } | null, cart: { entityId: string } | null, customerAccessToken?: { value: string, expiresAt: string } | null } };

export type AssignCartToCustomerMutationVariables = Exact<{
  cartEntityId: string;
}>;


export type AssignCartToCustomerMutation = { cart: { assignCartToCustomer: { cart: { entityId: string } | null } | null } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: { result: string } };

export type WishlistNamesQueryVariables = Exact<{
  productId: number;
}>;


export type WishlistNamesQuery = { customer: { wishlists: { edges: Array<{ node: { entityId: number, name: string, items: { edges: Array<{ node: { entityId: number } }> | null } } }> | null } } | null };

export type ProductVariantQueryVariables = Exact<{
  productId: number;
  optionValueIds: Array<OptionValueId> | OptionValueId;
}>;


export type ProductVariantQuery = { site: { product: { variants: { edges: Array<{ node: { isPurchasable: boolean, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean, aggregated: { availableToSell: number, warningLevel: number } | null } | null, options: { edges: Array<{ node: { entityId: number, values: { edges: Array<{ node: { entityId: number } }> | null } } }> | null } } }> | null } } | null } };

export type ProductVariantFieldsFragment = { isPurchasable: boolean, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean, aggregated: { availableToSell: number, warningLevel: number } | null } | null, options: { edges: Array<{ node: { entityId: number, values: { edges: Array<{ node: { entityId: number } }> | null } } }> | null } };

export type ProductQueryVariables = Exact<{
  path: string;
}>;


export type ProductQuery = { site: { route: { node:
        | { __typename: 'Banner' }
        | { __typename: 'Blog' }
        | { __typename: 'BlogIndexPage' }
        | { __typename: 'BlogPost' }
        | { __typename: 'Brand' }
        | { __typename: 'Cart' }
        | { __typename: 'Category' }
        | { __typename: 'Checkout' }
        | { __typename: 'ContactPage' }
        | { __typename: 'NormalPage' }
        | { __typename: 'Order' }
        | { __typename: 'OrderWithPayments' }
        | { __typename: 'PaymentWallet' }
        | { __typename: 'Product', sku: string, description: string, warranty: string, minPurchaseQuantity: number | null, maxPurchaseQuantity: number | null, entityId: number, name: string, path: string, summary: string, availabilityV2:
            | { status: ProductAvailabilityStatus, description: string }
            | { status: ProductAvailabilityStatus, description: string }
            | { status: ProductAvailabilityStatus, description: string }
          , seo: { pageTitle: string, metaDescription: string }, reviewSummary: { summationOfRatings: number, numberOfReviews: number }, images: { edges: Array<{ node: { isDefault: boolean, altText: string, small: string, medium: string, large: string } }> | null }, productOptions: { edges: Array<{ node:
                | { entityId: number, displayName: string, isRequired: boolean }
                | { entityId: number, displayName: string, isRequired: boolean }
                | { entityId: number, displayName: string, isRequired: boolean }
                | { entityId: number, displayName: string, isRequired: boolean }
                | { entityId: number, displayName: string, isRequired: boolean, values: { edges: Array<{ node:
                        | { entityId: number, label: string, isDefault: boolean }
                        | { entityId: number, label: string, isDefault: boolean }
                        | { hexColors: Array<string>, entityId: number, label: string, isDefault: boolean }
                       }> | null } }
                | { entityId: number, displayName: string, isRequired: boolean }
                | { entityId: number, displayName: string, isRequired: boolean }
               }> | null }, variants: { pageInfo: { hasNextPage: boolean }, edges: Array<{ node: { isPurchasable: boolean, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean, aggregated: { availableToSell: number, warningLevel: number } | null } | null, options: { edges: Array<{ node: { entityId: number, values: { edges: Array<{ node: { entityId: number } }> | null } } }> | null } } }> | null }, customFields: { edges: Array<{ node: { entityId: number, name: string, value: string } }> | null }, categories: { edges: Array<{ node: { name: string, path: string } }> | null }, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null }
        | { __typename: 'RawHtmlPage' }
        | { __typename: 'Redirect' }
        | { __typename: 'Variant' }
       | null } } };

export type YourPriceQueryVariables = Exact<{
  productId: number;
  optionValueIds?: Array<OptionValueId> | OptionValueId | null | undefined;
}>;


export type YourPriceQuery = { customer: { customerGroupName: string | null } | null, site: { product: { prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null, bulkPricing: Array<
          | { price: number, minimumQuantity: number }
          | { percentOff: number, minimumQuantity: number }
          | { priceAdjustment: number, minimumQuantity: number }
        > } | null } | null } };

export type RegisterMutationVariables = Exact<{
  input: RegisterCustomerInput;
}>;


export type RegisterMutation = { customer: { registerCustomer: { errors: Array<
        | { __typename: 'AccountCreationDisabledError', message: string }
        | { __typename: 'CustomerRegistrationError', message: string }
        | { __typename: 'EmailAlreadyInUseError', message: string }
        | { __typename: 'ValidationError', message: string, path: Array<string> }
      > } } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { customer: { entityId: number } | null };

export type StaffLookUpQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffLookUpQuery = { customer: { entityId: number, firstName: string, lastName: string, email: string, company: string, customerGroupName: string | null } | null };

export type StaffEnterQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffEnterQuery = { customer: { entityId: number, firstName: string, lastName: string, email: string, company: string, customerGroupName: string | null } | null };

export type StaffCustomerFieldsFragment = { entityId: number, firstName: string, lastName: string, email: string, company: string, customerGroupName: string | null };

export type PublicWishlistQueryVariables = Exact<{
  token: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PublicWishlistQuery = { site: { publicWishlist: { name: string, token: string, isOwner: boolean | null, items: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { entityId: number, product: { minPurchaseQuantity: number | null, entityId: number, name: string, path: string, availabilityV2:
                | { status: ProductAvailabilityStatus }
                | { status: ProductAvailabilityStatus }
                | { status: ProductAvailabilityStatus }
              , productOptions: { edges: Array<{ node:
                    | { entityId: number }
                    | { entityId: number }
                    | { entityId: number }
                    | { entityId: number }
                    | { entityId: number }
                    | { entityId: number }
                    | { entityId: number }
                   }> | null }, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null } | null } }> | null } } | null } };

export type CartLinesQueryVariables = Exact<{
  entityId: string;
}>;


export type CartLinesQuery = { site: { cart: { lineItems: { physicalItems: Array<{ entityId: string, productEntityId: number, variantEntityId: number | null }>, digitalItems: Array<{ entityId: string, productEntityId: number, variantEntityId: number | null }> } } | null } };

export type CreateCartMutationVariables = Exact<{
  lineItems: Array<CartLineItemInput> | CartLineItemInput;
}>;


export type CreateCartMutation = { cart: { createCart: { cart: { entityId: string } | null } | null } };

export type AddCartLineItemsMutationVariables = Exact<{
  cartEntityId: string;
  lineItems: Array<CartLineItemInput> | CartLineItemInput;
}>;


export type AddCartLineItemsMutation = { cart: { addCartLineItems: { cart: { entityId: string } | null } | null } };

export type UpdateCartLineItemMutationVariables = Exact<{
  cartEntityId: string;
  lineItemEntityId: string;
  lineItem: CartLineItemInput;
}>;


export type UpdateCartLineItemMutation = { cart: { updateCartLineItem: { cart: { entityId: string } | null } | null } };

export type DeleteCartLineItemMutationVariables = Exact<{
  cartEntityId: string;
  lineItemEntityId: string;
}>;


export type DeleteCartLineItemMutation = { cart: { deleteCartLineItem: { deletedCartEntityId: string | null } | null } };

export type ProductImageFieldsFragment = { altText: string, small: string, medium: string, large: string };

export type ProductCardFieldsFragment = { entityId: number, name: string, path: string, brand: { name: string } | null, defaultImage: { altText: string, small: string, medium: string, large: string } | null, inventory: { isInStock: boolean }, prices: { price: { value: number, currencyCode: string, formattedV2: string | null }, basePrice: { value: number, currencyCode: string, formattedV2: string | null } | null } | null };

export type CartCountQueryVariables = Exact<{
  entityId: string;
}>;


export type CartCountQuery = { site: { cart: { lineItems: { totalQuantity: number } } | null } };

export type CustomerNameQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerNameQuery = { customer: { firstName: string, lastName: string, email: string } | null };

export type PageInfoFieldsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type CountriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CountriesQuery = { geography: { countries: Array<{ code: string, name: string }> | null } };

export type MoneyFieldsFragment = { value: number, currencyCode: string, formattedV2: string | null };

export type PasswordRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type PasswordRulesQuery = { site: { settings: { customers: { passwordComplexitySettings: { minimumPasswordLength: number } | null } | null } | null } };

export type StorePathQueryVariables = Exact<{
  path: string;
}>;


export type StorePathQuery = { site: { route: { node:
        | { __typename: 'Banner' }
        | { __typename: 'Blog' }
        | { __typename: 'BlogIndexPage' }
        | { __typename: 'BlogPost' }
        | { __typename: 'Brand' }
        | { __typename: 'Cart' }
        | { __typename: 'Category' }
        | { __typename: 'Checkout' }
        | { __typename: 'ContactPage' }
        | { __typename: 'NormalPage' }
        | { __typename: 'Order' }
        | { __typename: 'OrderWithPayments' }
        | { __typename: 'PaymentWallet' }
        | { __typename: 'Product' }
        | { __typename: 'RawHtmlPage' }
        | { __typename: 'Redirect' }
        | { __typename: 'Variant' }
       | null } } };

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
export const AddressFieldsFragmentDoc = new TypedDocumentString(`
    fragment AddressFields on CustomerAddress {
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
}
    `, {"fragmentName":"AddressFields"}) as unknown as TypedDocumentString<AddressFieldsFragment, unknown>;
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
export const OrderDigitalLineItemFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderDigitalLineItemFields on OrderDigitalLineItem {
  entityId
  name
  brand
  quantity
  refundedQuantity
  downloadPageUrl
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
}`, {"fragmentName":"OrderDigitalLineItemFields"}) as unknown as TypedDocumentString<OrderDigitalLineItemFieldsFragment, unknown>;
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
export const WishlistItemFieldsFragmentDoc = new TypedDocumentString(`
    fragment WishlistItemFields on WishlistItem {
  entityId
  product {
    ...ProductCardFields
    minPurchaseQuantity
    availabilityV2 {
      status
    }
    productOptions(first: 1) {
      edges {
        node {
          entityId
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
}`, {"fragmentName":"WishlistItemFields"}) as unknown as TypedDocumentString<WishlistItemFieldsFragment, unknown>;
export const CartPhysicalLineFragmentDoc = new TypedDocumentString(`
    fragment CartPhysicalLine on CartPhysicalItem {
  entityId
  parentEntityId
  productEntityId
  variantEntityId
  name
  brand
  path
  quantity
  isMutable
  image {
    ...ProductImageFields
  }
  selectedOptions {
    entityId
    name
    ... on CartSelectedMultipleChoiceOption {
      value
    }
  }
  originalPrice {
    ...MoneyFields
  }
  salePrice {
    ...MoneyFields
  }
  extendedSalePrice {
    ...MoneyFields
  }
  baseCatalogProduct {
    minPurchaseQuantity
    maxPurchaseQuantity
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
}`, {"fragmentName":"CartPhysicalLine"}) as unknown as TypedDocumentString<CartPhysicalLineFragment, unknown>;
export const CartDigitalLineFragmentDoc = new TypedDocumentString(`
    fragment CartDigitalLine on CartDigitalItem {
  entityId
  parentEntityId
  productEntityId
  variantEntityId
  name
  brand
  path
  quantity
  isMutable
  image {
    ...ProductImageFields
  }
  selectedOptions {
    entityId
    name
    ... on CartSelectedMultipleChoiceOption {
      value
    }
  }
  originalPrice {
    ...MoneyFields
  }
  salePrice {
    ...MoneyFields
  }
  extendedSalePrice {
    ...MoneyFields
  }
  baseCatalogProduct {
    minPurchaseQuantity
    maxPurchaseQuantity
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
}`, {"fragmentName":"CartDigitalLine"}) as unknown as TypedDocumentString<CartDigitalLineFragment, unknown>;
export const ProductVariantFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProductVariantFields on Variant {
  isPurchasable
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
    aggregated {
      availableToSell
      warningLevel
    }
  }
  options(first: 6) {
    edges {
      node {
        entityId
        values(first: 1) {
          edges {
            node {
              entityId
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
}`, {"fragmentName":"ProductVariantFields"}) as unknown as TypedDocumentString<ProductVariantFieldsFragment, unknown>;
export const StaffCustomerFieldsFragmentDoc = new TypedDocumentString(`
    fragment StaffCustomerFields on Customer {
  entityId
  firstName
  lastName
  email
  company
  customerGroupName
}
    `, {"fragmentName":"StaffCustomerFields"}) as unknown as TypedDocumentString<StaffCustomerFieldsFragment, unknown>;
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
          ...AddressFields
        }
      }
    }
  }
}
    fragment AddressFields on CustomerAddress {
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
}
fragment PageInfoFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<AddressesQuery, AddressesQueryVariables>;
export const AddAddressDocument = new TypedDocumentString(`
    mutation AddAddress($input: AddCustomerAddressInput!) {
  customer {
    addCustomerAddress(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddAddressMutation, AddAddressMutationVariables>;
export const UpdateAddressDocument = new TypedDocumentString(`
    mutation UpdateAddress($input: UpdateCustomerAddressInput!) {
  customer {
    updateCustomerAddress(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateAddressMutation, UpdateAddressMutationVariables>;
export const DeleteAddressDocument = new TypedDocumentString(`
    mutation DeleteAddress($input: DeleteCustomerAddressInput!) {
  customer {
    deleteCustomerAddress(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAddressMutation, DeleteAddressMutationVariables>;
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
      wrappingCostTotal {
        ...MoneyFields
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
        pickups(first: 2) {
          edges {
            node {
              entityId
              locationName
              pickupMethodName
              collectionTimeDescription
              collectionInstructions
              address {
                address1
                address2
                city
                stateOrProvince
                postalCode
                country
              }
              lineItems(first: 25) {
                edges {
                  node {
                    ...OrderLineItemFields
                  }
                }
              }
            }
          }
        }
        downloads {
          recipientEmail
          lineItems(first: 25) {
            edges {
              node {
                ...OrderDigitalLineItemFields
              }
            }
          }
        }
        email {
          giftCertificates(first: 5) {
            edges {
              node {
                recipientEmail
                lineItems(first: 10) {
                  edges {
                    node {
                      entityId
                      name
                      salePrice {
                        ...MoneyFields
                      }
                    }
                  }
                }
              }
            }
          }
        }
        shipping(first: 3) {
          edges {
            node {
              entityId
              shippingAddress {
                ...OrderAddressFields
              }
              lineItems(first: 50) {
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
fragment OrderDigitalLineItemFields on OrderDigitalLineItem {
  entityId
  name
  brand
  quantity
  refundedQuantity
  downloadPageUrl
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
    query Orders($filters: OrdersFiltersInput, $first: Int, $after: String, $last: Int, $before: String) {
  customer {
    orders(
      filters: $filters
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
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
export const ProfileDocument = new TypedDocumentString(`
    query Profile {
  customer {
    firstName
    lastName
    email
    company
    phone
  }
}
    `) as unknown as TypedDocumentString<ProfileQuery, ProfileQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateCustomerInput!) {
  customer {
    updateCustomer(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  customer {
    changePassword(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const WishlistDocument = new TypedDocumentString(`
    query Wishlist($wishlistId: Int!, $first: Int, $after: String, $last: Int, $before: String) {
  customer {
    wishlists(filters: { entityIds: [$wishlistId] }, first: 1) {
      edges {
        node {
          entityId
          name
          isPublic
          token
          items(first: $first, after: $after, last: $last, before: $before) {
            pageInfo {
              ...PageInfoFields
            }
            edges {
              node {
                ...WishlistItemFields
              }
            }
          }
        }
      }
    }
  }
}
    fragment WishlistItemFields on WishlistItem {
  entityId
  product {
    ...ProductCardFields
    minPurchaseQuantity
    availabilityV2 {
      status
    }
    productOptions(first: 1) {
      edges {
        node {
          entityId
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
}`) as unknown as TypedDocumentString<WishlistQuery, WishlistQueryVariables>;
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
          items(first: 6) {
            collectionInfo {
              totalItems
            }
            edges {
              node {
                ...WishlistItemFields
              }
            }
          }
        }
      }
    }
  }
}
    fragment WishlistItemFields on WishlistItem {
  entityId
  product {
    ...ProductCardFields
    minPurchaseQuantity
    availabilityV2 {
      status
    }
    productOptions(first: 1) {
      edges {
        node {
          entityId
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
export const CreateWishlistDocument = new TypedDocumentString(`
    mutation CreateWishlist($input: CreateWishlistInput!) {
  wishlist {
    createWishlist(input: $input) {
      result {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWishlistMutation, CreateWishlistMutationVariables>;
export const UpdateWishlistDocument = new TypedDocumentString(`
    mutation UpdateWishlist($input: UpdateWishlistInput!) {
  wishlist {
    updateWishlist(input: $input) {
      result {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateWishlistMutation, UpdateWishlistMutationVariables>;
export const DeleteWishlistsDocument = new TypedDocumentString(`
    mutation DeleteWishlists($input: DeleteWishlistsInput!) {
  wishlist {
    deleteWishlists(input: $input) {
      result
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteWishlistsMutation, DeleteWishlistsMutationVariables>;
export const AddWishlistItemsDocument = new TypedDocumentString(`
    mutation AddWishlistItems($input: AddWishlistItemsInput!) {
  wishlist {
    addWishlistItems(input: $input) {
      result {
        entityId
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddWishlistItemsMutation, AddWishlistItemsMutationVariables>;
export const DeleteWishlistItemsDocument = new TypedDocumentString(`
    mutation DeleteWishlistItems($input: DeleteWishlistItemsInput!) {
  wishlist {
    deleteWishlistItems(input: $input) {
      result {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteWishlistItemsMutation, DeleteWishlistItemsMutationVariables>;
export const QuickSearchDocument = new TypedDocumentString(`
    query QuickSearch($term: String!) {
  site {
    search {
      searchProducts(filters: { searchTerm: $term }) {
        products(first: 6) {
          edges {
            node {
              entityId
              name
              path
              defaultImage {
                url(width: 160)
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuickSearchQuery, QuickSearchQueryVariables>;
export const DefaultWishlistDocument = new TypedDocumentString(`
    query DefaultWishlist {
  customer {
    wishlists(first: 1) {
      edges {
        node {
          entityId
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DefaultWishlistQuery, DefaultWishlistQueryVariables>;
export const SaveToWishlistDocument = new TypedDocumentString(`
    mutation SaveToWishlist($wishlistId: Int!, $productId: Int!) {
  wishlist {
    addWishlistItems(
      input: { entityId: $wishlistId, items: [{ productEntityId: $productId }] }
    ) {
      result {
        name
        items(filters: { productEntityIds: [$productId] }, first: 1) {
          edges {
            node {
              entityId
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SaveToWishlistMutation, SaveToWishlistMutationVariables>;
export const TakeOffWishlistDocument = new TypedDocumentString(`
    mutation TakeOffWishlist($wishlistId: Int!, $itemId: Int!) {
  wishlist {
    deleteWishlistItems(input: { entityId: $wishlistId, itemEntityIds: [$itemId] }) {
      result {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TakeOffWishlistMutation, TakeOffWishlistMutationVariables>;
export const CartDocument = new TypedDocumentString(`
    query Cart($entityId: String!) {
  customer {
    customerGroupName
  }
  site {
    cart(entityId: $entityId) {
      baseAmount {
        ...MoneyFields
      }
      discountedAmount {
        ...MoneyFields
      }
      amount {
        ...MoneyFields
      }
      lineItems {
        totalQuantity
        physicalItems {
          ...CartPhysicalLine
        }
        digitalItems {
          ...CartDigitalLine
        }
      }
    }
  }
}
    fragment CartPhysicalLine on CartPhysicalItem {
  entityId
  parentEntityId
  productEntityId
  variantEntityId
  name
  brand
  path
  quantity
  isMutable
  image {
    ...ProductImageFields
  }
  selectedOptions {
    entityId
    name
    ... on CartSelectedMultipleChoiceOption {
      value
    }
  }
  originalPrice {
    ...MoneyFields
  }
  salePrice {
    ...MoneyFields
  }
  extendedSalePrice {
    ...MoneyFields
  }
  baseCatalogProduct {
    minPurchaseQuantity
    maxPurchaseQuantity
  }
}
fragment CartDigitalLine on CartDigitalItem {
  entityId
  parentEntityId
  productEntityId
  variantEntityId
  name
  brand
  path
  quantity
  isMutable
  image {
    ...ProductImageFields
  }
  selectedOptions {
    entityId
    name
    ... on CartSelectedMultipleChoiceOption {
      value
    }
  }
  originalPrice {
    ...MoneyFields
  }
  salePrice {
    ...MoneyFields
  }
  extendedSalePrice {
    ...MoneyFields
  }
  baseCatalogProduct {
    minPurchaseQuantity
    maxPurchaseQuantity
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
}`) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const CreateCartRedirectUrlsDocument = new TypedDocumentString(`
    mutation CreateCartRedirectUrls($cartEntityId: String!) {
  cart {
    createCartRedirectUrls(input: { cartEntityId: $cartEntityId }) {
      redirectUrls {
        redirectedCheckoutUrl
      }
      errors {
        __typename
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCartRedirectUrlsMutation, CreateCartRedirectUrlsMutationVariables>;
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
            basePrice {
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
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestResetPasswordInput!) {
  customer {
    requestResetPassword(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  customer {
    resetPassword(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($email: String!, $password: String!, $guestCartEntityId: String, $withAccessToken: Boolean!) {
  login(email: $email, password: $password, guestCartEntityId: $guestCartEntityId) {
    customer {
      entityId
    }
    cart {
      entityId
    }
    customerAccessToken @include(if: $withAccessToken) {
      value
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const AssignCartToCustomerDocument = new TypedDocumentString(`
    mutation AssignCartToCustomer($cartEntityId: String!) {
  cart {
    assignCartToCustomer(input: { cartEntityId: $cartEntityId }) {
      cart {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssignCartToCustomerMutation, AssignCartToCustomerMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout {
    result
  }
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const WishlistNamesDocument = new TypedDocumentString(`
    query WishlistNames($productId: Int!) {
  customer {
    wishlists(first: 50) {
      edges {
        node {
          entityId
          name
          items(filters: { productEntityIds: [$productId] }, first: 1) {
            edges {
              node {
                entityId
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WishlistNamesQuery, WishlistNamesQueryVariables>;
export const ProductVariantDocument = new TypedDocumentString(`
    query ProductVariant($productId: Int!, $optionValueIds: [OptionValueId!]!) {
  site {
    product(entityId: $productId) {
      variants(first: 1, optionValueIds: $optionValueIds) {
        edges {
          node {
            ...ProductVariantFields
          }
        }
      }
    }
  }
}
    fragment ProductVariantFields on Variant {
  isPurchasable
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
    aggregated {
      availableToSell
      warningLevel
    }
  }
  options(first: 6) {
    edges {
      node {
        entityId
        values(first: 1) {
          edges {
            node {
              entityId
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
}`) as unknown as TypedDocumentString<ProductVariantQuery, ProductVariantQueryVariables>;
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
          minPurchaseQuantity
          maxPurchaseQuantity
          availabilityV2 {
            status
            description
          }
          seo {
            pageTitle
            metaDescription
          }
          reviewSummary {
            summationOfRatings
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
                isRequired
                ... on MultipleChoiceOption {
                  values(first: 12) {
                    edges {
                      node {
                        entityId
                        label
                        isDefault
                        ... on SwatchOptionValue {
                          hexColors
                        }
                      }
                    }
                  }
                }
              }
            }
          }
          variants(first: 20) {
            pageInfo {
              hasNextPage
            }
            edges {
              node {
                ...ProductVariantFields
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
    fragment ProductVariantFields on Variant {
  isPurchasable
  defaultImage {
    ...ProductImageFields
  }
  inventory {
    isInStock
    aggregated {
      availableToSell
      warningLevel
    }
  }
  options(first: 6) {
    edges {
      node {
        entityId
        values(first: 1) {
          edges {
            node {
              entityId
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
    query YourPrice($productId: Int!, $optionValueIds: [OptionValueId!]) {
  customer {
    customerGroupName
  }
  site {
    product(entityId: $productId, optionValueIds: $optionValueIds) {
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
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterCustomerInput!) {
  customer {
    registerCustomer(input: $input) {
      errors {
        __typename
        ... on Error {
          message
        }
        ... on ValidationError {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  customer {
    entityId
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const StaffLookUpDocument = new TypedDocumentString(`
    query StaffLookUp {
  customer {
    ...StaffCustomerFields
  }
}
    fragment StaffCustomerFields on Customer {
  entityId
  firstName
  lastName
  email
  company
  customerGroupName
}`) as unknown as TypedDocumentString<StaffLookUpQuery, StaffLookUpQueryVariables>;
export const StaffEnterDocument = new TypedDocumentString(`
    query StaffEnter {
  customer {
    ...StaffCustomerFields
  }
}
    fragment StaffCustomerFields on Customer {
  entityId
  firstName
  lastName
  email
  company
  customerGroupName
}`) as unknown as TypedDocumentString<StaffEnterQuery, StaffEnterQueryVariables>;
export const PublicWishlistDocument = new TypedDocumentString(`
    query PublicWishlist($token: String!, $first: Int, $after: String, $last: Int, $before: String) {
  site {
    publicWishlist(token: $token) {
      name
      token
      isOwner
      items(first: $first, after: $after, last: $last, before: $before) {
        pageInfo {
          ...PageInfoFields
        }
        edges {
          node {
            ...WishlistItemFields
          }
        }
      }
    }
  }
}
    fragment WishlistItemFields on WishlistItem {
  entityId
  product {
    ...ProductCardFields
    minPurchaseQuantity
    availabilityV2 {
      status
    }
    productOptions(first: 1) {
      edges {
        node {
          entityId
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
}`) as unknown as TypedDocumentString<PublicWishlistQuery, PublicWishlistQueryVariables>;
export const CartLinesDocument = new TypedDocumentString(`
    query CartLines($entityId: String!) {
  site {
    cart(entityId: $entityId) {
      lineItems {
        physicalItems {
          entityId
          productEntityId
          variantEntityId
        }
        digitalItems {
          entityId
          productEntityId
          variantEntityId
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CartLinesQuery, CartLinesQueryVariables>;
export const CreateCartDocument = new TypedDocumentString(`
    mutation CreateCart($lineItems: [CartLineItemInput!]!) {
  cart {
    createCart(input: { lineItems: $lineItems }) {
      cart {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCartMutation, CreateCartMutationVariables>;
export const AddCartLineItemsDocument = new TypedDocumentString(`
    mutation AddCartLineItems($cartEntityId: String!, $lineItems: [CartLineItemInput!]!) {
  cart {
    addCartLineItems(
      input: { cartEntityId: $cartEntityId, data: { lineItems: $lineItems } }
    ) {
      cart {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddCartLineItemsMutation, AddCartLineItemsMutationVariables>;
export const UpdateCartLineItemDocument = new TypedDocumentString(`
    mutation UpdateCartLineItem($cartEntityId: String!, $lineItemEntityId: String!, $lineItem: CartLineItemInput!) {
  cart {
    updateCartLineItem(
      input: {
        cartEntityId: $cartEntityId
        lineItemEntityId: $lineItemEntityId
        data: { lineItem: $lineItem }
      }
    ) {
      cart {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCartLineItemMutation, UpdateCartLineItemMutationVariables>;
export const DeleteCartLineItemDocument = new TypedDocumentString(`
    mutation DeleteCartLineItem($cartEntityId: String!, $lineItemEntityId: String!) {
  cart {
    deleteCartLineItem(
      input: { cartEntityId: $cartEntityId, lineItemEntityId: $lineItemEntityId }
    ) {
      deletedCartEntityId
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCartLineItemMutation, DeleteCartLineItemMutationVariables>;
export const CartCountDocument = new TypedDocumentString(`
    query CartCount($entityId: String!) {
  site {
    cart(entityId: $entityId) {
      lineItems {
        totalQuantity
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CartCountQuery, CartCountQueryVariables>;
export const CustomerNameDocument = new TypedDocumentString(`
    query CustomerName {
  customer {
    firstName
    lastName
    email
  }
}
    `) as unknown as TypedDocumentString<CustomerNameQuery, CustomerNameQueryVariables>;
export const CountriesDocument = new TypedDocumentString(`
    query Countries {
  geography {
    countries {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CountriesQuery, CountriesQueryVariables>;
export const PasswordRulesDocument = new TypedDocumentString(`
    query PasswordRules {
  site {
    settings {
      customers {
        passwordComplexitySettings {
          minimumPasswordLength
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordRulesQuery, PasswordRulesQueryVariables>;
export const StorePathDocument = new TypedDocumentString(`
    query StorePath($path: String!) {
  site {
    route(path: $path) {
      node {
        __typename
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StorePathQuery, StorePathQueryVariables>;