import { type HttpResponse, jsonResponse } from "../http/message.js";
import type { JwtProblem } from "../state/storefront-jwt.js";

export function graphqlError(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return jsonResponse(status, { errors: [{ message }] }, headers);
}

const jwtProblemTexts: Record<JwtProblem, string> = {
  not_a_jwt: "GraphQL invalid credentials. String is not a JWT",
  bad_signature: "GraphQL invalid credentials. JWT signature is invalid",
  no_valid_json: "GraphQL invalid credentials. JWT has no valid Json",
  unknown_format: "GraphQL invalid credentials. JWT has Json of an unknown format",
};

/** The documented responses to credentials that are not valid. */
export const credentialErrors = {
  missing: () => graphqlError(401, "GraphQL credentials were missing. No token was sent."),
  unreadable: (problem: JwtProblem) => graphqlError(401, jwtProblemTexts[problem]),
  expired: () => graphqlError(401, "GraphQL invalid credentials. JWT is expired"),
  storeMismatch: () =>
    graphqlError(401, "GraphQL invalid credentials. JWT store id doesn't match store id of the URL"),
  channelMismatch: () =>
    graphqlError(401, "GraphQL invalid credentials. JWT channel id doesn't match channel id of the URL"),
  unknown: () => graphqlError(401, "Unknown JWT token"),
} as const;
