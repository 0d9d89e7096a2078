import { type HttpResponse, htmlResponse, jsonResponse, textResponse } from "../http/message.js";

const statusPage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";

/** BigCommerce's v3 error envelope. */
export function restError(
  status: number,
  title: string,
  errors?: Readonly<Record<string, string>>,
): HttpResponse {
  return jsonResponse(status, {
    status,
    title,
    type: statusPage,
    ...(errors === undefined ? {} : { errors }),
  });
}

export const restErrors = {
  accessTokenMissing: () => textResponse(401, "X-Auth-Token header is required"),
  accessTokenInvalid: () =>
    restError(
      401,
      "Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.",
    ),
  scopeMissing: () => restError(403, "You don't have a required scope to access the endpoint", {}),
  notFound: () => restError(404, "Not found", {}),
  methodNotAllowed: () => restError(405, "Method not allowed", {}),
  notAcceptable: () => restError(406, "Not acceptable", {}),
  unsupportedMediaType: () => restError(415, "Unsupported media type", {}),
  tooManyRequests: () => restError(429, "Too many requests", {}),
  invalidJwt: () => restError(422, "Invalid JWT Token provided or missing JWT token header", {}),
  gatewayNotFound: () =>
    htmlResponse(
      404,
      "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
    ),
} as const;
