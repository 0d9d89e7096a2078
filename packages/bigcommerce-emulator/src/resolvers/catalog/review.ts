import type { StoredProduct, StoredReview } from "../../store/catalog/catalog.js";
import { connection, type PageArguments } from "../common/connection.js";
import { dateTimeExtended } from "../common/node.js";

export interface ReviewArguments extends PageArguments {
  readonly sort?: "HIGHEST_RATING" | "LOWEST_RATING" | "NEWEST" | "OLDEST" | null;
  readonly filters?: { rating?: { minRating?: number | null; maxRating?: number | null } | null } | null;
}

export function reviewSummary(product: StoredProduct) {
  const numberOfReviews = product.reviews.length;
  const summationOfRatings = product.reviews.reduce((sum, { rating }) => sum + rating, 0);
  return { numberOfReviews, summationOfRatings, averageRating: averageRating(product) };
}

/** 0 if nobody has rated the product. */
export function averageRating(product: StoredProduct): number {
  const { length } = product.reviews;
  return length === 0 ? 0 : product.reviews.reduce((sum, { rating }) => sum + rating, 0) / length;
}

const orders: Record<string, (a: StoredReview, b: StoredReview) => number> = {
  NEWEST: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
  OLDEST: (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt),
  HIGHEST_RATING: (a, b) => b.rating - a.rating,
  LOWEST_RATING: (a, b) => a.rating - b.rating,
};

export function reviews(product: StoredProduct, args: ReviewArguments) {
  const { minRating, maxRating } = args.filters?.rating ?? {};
  const wanted = product.reviews.filter(
    ({ rating }) => rating >= (minRating ?? 1) && rating <= (maxRating ?? 5),
  );
  return connection(wanted.toSorted(orders[args.sort ?? "NEWEST"]), args, (review) => ({
    entityId: review.entityId,
    author: { name: review.author },
    title: review.title,
    text: review.text,
    rating: review.rating,
    createdAt: dateTimeExtended(review.createdAt),
  }));
}
