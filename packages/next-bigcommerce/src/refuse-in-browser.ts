export {};

throw new Error(
  "next-bigcommerce runs on the server only, and was imported where a browser's code runs: ask BigCommerce in a Server " +
    'Component or through `createGraphQLRoute`; `getErrorCode` for the browser is in "next-bigcommerce/client".',
);
