export interface AddToWishlistState {
  /** The name of the wishlist the product is on now. */
  readonly added: string | null;
  readonly problem: string | null;
}
