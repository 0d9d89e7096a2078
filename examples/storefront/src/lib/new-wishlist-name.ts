/** The name of a wishlist that comes to be by adding to it. */
export const newWishlistName = "My wishlist";
