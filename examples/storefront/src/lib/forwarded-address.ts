/** The address Next's server saw, or the first one a proxy in front of it names. Good for counting, not for trust. */
export function forwardedAddress(request: { headers: Pick<Headers, "get"> }): string {
  return request.headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "unknown";
}
