import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredProduct, StoredReview } from "../../store/catalog/catalog.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId, type StoreData } from "../../store/store-data.js";
import { isEmail, type MutationError } from "../common/mutation-error.js";
import { requiring } from "../common/scope.js";

export const mostReviews = 1_000;

interface ReviewInput {
  readonly author: string;
  readonly title: string;
  readonly text: string;
  readonly rating: number;
  readonly email?: string | null;
}

interface AddReviewInput {
  readonly productEntityId: number;
  readonly review: ReviewInput;
}

/** `catalog { … }` of a mutation. */
export function catalogMutations(context: StorefrontContext) {
  return {
    addProductReview: requiring(context, "Unauthenticated", ({ input }: { input: AddReviewInput }) => ({
      errors: addReview(context, input),
    })),
  };
}

/** A review that is accepted is shown at once: nobody moderates the emulated store. */
function addReview(context: StorefrontContext, { productEntityId, review }: AddReviewInput): MutationError[] {
  const { data, inferred, customerId } = context;
  const product = data.products.get(productEntityId);
  if (product === undefined) {
    const message = behaviourText(inferred, "review.unknown_product", { productEntityId });
    return [{ __typename: "ProductIdNotFoundError", message }];
  }
  const errors = [...invalidFields(context, review), ...refusals(context, product)];
  if (errors.length > 0) return errors;
  showReview(product, {
    entityId: nextReviewId(data),
    author: review.author,
    title: review.title,
    text: review.text,
    rating: review.rating,
    createdAt: context.now().toISOString(),
    ...(customerId === null ? {} : { customerId }),
  });
  return [];
}

export function nextReviewId({ products }: StoreData): number {
  const all = [...products.values()].flatMap(({ reviews, hiddenReviews = [] }) => [
    ...reviews,
    ...hiddenReviews,
  ]);
  return nextEntityId(all.map(({ entityId }) => entityId));
}

/** The oldest goes when there are too many: the emulator may run for weeks. */
export function showReview(product: StoredProduct, review: StoredReview): void {
  if (product.reviews.length >= mostReviews) product.reviews.shift();
  product.reviews.push(review);
}

function invalidFields({ inferred }: StorefrontContext, review: ReviewInput): MutationError[] {
  const { rating, email } = review;
  const fields = [
    ...(["author", "title", "text"] as const).filter(
      (name) => review[name].trim() === "" || review[name].length > textLimits.review[name],
    ),
    ...(rating >= 1 && rating <= 5 ? [] : ["rating"]),
    ...(email && !isEmail(email) ? ["email"] : []),
  ];
  if (fields.length === 0) return [];
  const message = behaviourText(inferred, "review.invalid_fields", { fields: fields.join(", ") });
  return [{ __typename: "InvalidInputFieldsError", message, fields }];
}

function refusals(
  { data, inferred, customerId }: StorefrontContext,
  product: StoredProduct,
): MutationError[] {
  const { enabled, onlyAcceptPreviousCustomerReviews } = data.settings.reviews;
  const hasBought = [...data.orders.values()].some(
    (order) =>
      order.customerId === customerId &&
      order.lineItems.some(({ productEntityId }) => productEntityId === product.entityId),
  );
  if (!enabled || (onlyAcceptPreviousCustomerReviews && !hasBought)) {
    const message = behaviourText(inferred, "review.not_authorized");
    return [{ __typename: "NotAuthorizedToAddProductReviewError", message }];
  }
  const isSecond = customerId !== null && product.reviews.some((review) => review.customerId === customerId);
  if (!isSecond) return [];
  return [
    { __typename: "CustomerAlreadyReviewedProductError", message: behaviourText(inferred, "review.second") },
  ];
}
