import "server-only";

/**
 * Which of BigCommerce's tokens this shop works with, by one variable. With private tokens the session keeps the
 * customer's own access token; with impersonation tokens their id is enough.
 */
export const usesPrivateTokens = () => process.env.BIGCOMMERCE_TOKEN_KIND?.trim() === "private";
