/** What the prerendered shell says about the shop; it is built before BigCommerce can be asked. */
export const shop = {
  name: "Kettle & Fern",
  tagline: "Coffee, tea and quiet tools for slow mornings",
  locale: "en-US",
  /** Where most addresses are. */
  countryCode: "US",
  timeZone: "America/Los_Angeles",
  email: "hello@kettleandfern.example",
  /** The name of a wishlist that comes to be when something is put on it. */
  newWishlistName: "My wishlist",
  address: "214 Alder Street, Portland, OR 97205",
} as const;
