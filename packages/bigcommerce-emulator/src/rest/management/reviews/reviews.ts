import type { z } from "zod";
import { mostReviews, nextReviewId, showReview } from "../../../resolvers/catalog/review-mutations.js";
import type { StoredProduct, StoredReview } from "../../../store/catalog/catalog.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { productOf } from "../catalog/products.js";
import { bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { type Filters, filtered, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

type Status = "approved" | "disapproved" | "pending";

interface ModeratedReview extends StoredReview {
  readonly status: Status;
}

const filters: Filters<ModeratedReview> = textFilters("status", ({ status }) => status, [""]);

const changesSchema = fields
  .object({
    title: fields.words.max(textLimits.review.title, "error.maxLength"),
    text: fields.text.max(textLimits.review.text, "error.maxLength"),
    status: fields.choice(["approved", "disapproved", "pending"]),
    rating: fields.integer.min(0, "error.min").max(5, "error.max"),
    email: fields.textUpTo(textLimits.email),
    name: fields.text.max(textLimits.review.author, "error.maxLength"),
    date_reviewed: fields.time,
  })
  .partial();

const newSchema = changesSchema.required({ title: true, date_reviewed: true });

function allReviews({ reviews, hiddenReviews = [] }: StoredProduct): ModeratedReview[] {
  const shown = reviews.map((review) => ({ ...review, status: "approved" as const }));
  return [...shown, ...hiddenReviews].toSorted((a, b) => a.entityId - b.entityId);
}

function reviewJson(call: ManagementCall, { entityId }: StoredProduct, review: ModeratedReview) {
  return chosenFields(call, {
    id: review.entityId,
    product_id: entityId,
    name: review.author,
    email: review.email ?? call.data.customers.get(review.customerId ?? 0)?.email ?? "",
    title: review.title,
    text: review.text,
    status: review.status,
    rating: review.rating,
    date_reviewed: review.createdAt,
    date_created: review.createdAt,
    date_modified: review.createdAt,
  });
}

function listReviews(call: ManagementCall) {
  const product = productOf(call);
  return v3List(call, filtered(call, allReviews(product), filters), (review) =>
    reviewJson(call, product, review),
  );
}

function reviewOf(call: ManagementCall): ModeratedReview {
  const review = allReviews(productOf(call)).find(({ entityId }) => entityId === idParam(call, "review_id"));
  if (review === undefined) throw refusals.v3.notFound();
  return review;
}

function createReview(call: ManagementCall) {
  const product = productOf(call);
  const input = bodyOf(call, newSchema);
  const empty = { author: "", title: "", text: "", rating: 5, createdAt: timeOf(call) };
  const review = changed({ entityId: nextReviewId(call.data), ...empty, status: "approved" }, input);
  store(product, review);
  return v3Data(reviewJson(call, product, review));
}

/** Stars are from 1 to 5 on the storefront; none is the lowest. */
function changed(review: ModeratedReview, input: z.output<typeof changesSchema>): ModeratedReview {
  return {
    ...review,
    author: input.name ?? review.author,
    title: input.title ?? review.title,
    text: input.text ?? review.text,
    rating: Math.max(1, input.rating ?? review.rating),
    status: input.status ?? review.status,
    ...(input.email === undefined ? {} : { email: input.email }),
    createdAt: input.date_reviewed ?? review.createdAt,
  };
}

/** Among those that the storefront shows, or those that it does not. */
function store(product: StoredProduct, { status, ...review }: ModeratedReview): void {
  if (status === "approved") {
    const index = product.reviews.findIndex(({ entityId }) => entityId === review.entityId);
    remove(product.hiddenReviews ?? [], review.entityId);
    if (index < 0) showReview(product, review);
    else product.reviews[index] = review;
    return;
  }
  remove(product.reviews, review.entityId);
  const others = (product.hiddenReviews ?? []).filter(({ entityId }) => entityId !== review.entityId);
  product.hiddenReviews = [...others, { ...review, status }].slice(-mostReviews);
}

function remove(reviews: StoredReview[], reviewId: number): void {
  const index = reviews.findIndex(({ entityId }) => entityId === reviewId);
  if (index >= 0) reviews.splice(index, 1);
}

function updateReview(call: ManagementCall) {
  const product = productOf(call);
  const review = changed(reviewOf(call), bodyOf(call, changesSchema));
  store(product, review);
  return v3Data(reviewJson(call, product, review));
}

function deleteReview(call: ManagementCall) {
  const product = productOf(call);
  const { entityId } = reviewOf(call);
  remove(product.reviews, entityId);
  remove(product.hiddenReviews ?? [], entityId);
  return noContent();
}

const path = "v3/catalog/products/{product_id}/reviews";

export const reviewResources = [
  resource(path, scopes.products, { GET: listReviews, POST: createReview }),
  resource(`${path}/{review_id}`, scopes.products, {
    GET: (call) => v3Data(reviewJson(call, productOf(call), reviewOf(call))),
    PUT: updateReview,
    DELETE: deleteReview,
  }),
];
