/**
 * Arguments of BigCommerce's schema that no resolver reads. A list, because a request alone does not tell: an argument
 * that narrows a list is not read where the list is empty. A test compares it with what is read in a full store.
 */
export const unreadArguments: ReadonlySet<string> = new Set([
  "CatalogMutations.addProductReview(reCaptchaV2:)",
  "Mutation.submitContactUs(reCaptchaV2:)",
  "Product.categories(sortBy:)",
]);
