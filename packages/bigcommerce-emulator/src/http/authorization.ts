/** The two parts of an `Authorization` header; null for schemes other than Bearer and Basic. */
export function readAuthorization(value: string): { scheme: string; credential: string } | null {
  const [, scheme, credential] = /^(Bearer|Basic) +(\S.*)$/i.exec(value.trim()) ?? [];
  return scheme === undefined || credential === undefined ? null : { scheme, credential };
}

/** The token of an `Authorization: Bearer` header; null for no header, and for another scheme. */
export function readBearer(header: string | null): string | null {
  const authorization = readAuthorization(header ?? "");
  return authorization?.scheme.toLowerCase() === "bearer" ? authorization.credential : null;
}
