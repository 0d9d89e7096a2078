/** Which tokens the store knows: a token that is not here, or revoked, is unknown to GraphQL. */
export interface TokenLedger {
  add(tokenId: string): void;
  /** False when the token was never issued, or forgotten by a reset. */
  revoke(tokenId: string): boolean;
  isUsable(tokenId: string): boolean;
  clear(): void;
}

export function createTokenLedger(nowMs: () => number, revocationDelaySeconds: number): TokenLedger {
  const revokedFromMs = new Map<string, number>();
  return {
    add: (tokenId) => void revokedFromMs.set(tokenId, Number.POSITIVE_INFINITY),
    revoke: (tokenId) => {
      const present = revokedFromMs.get(tokenId);
      if (present === undefined) return false;
      revokedFromMs.set(tokenId, Math.min(present, nowMs() + revocationDelaySeconds * 1000));
      return true;
    },
    isUsable: (tokenId) => nowMs() < (revokedFromMs.get(tokenId) ?? Number.NEGATIVE_INFINITY),
    clear: () => revokedFromMs.clear(),
  };
}
