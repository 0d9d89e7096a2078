import type { EmulatorState } from "./emulator-state.js";

/** Oldest first. */
export function unreadMail(state: EmulatorState): SentMail[] {
  return [...state.data.passwordResets.values()].map(({ sentAt, to, link }) => ({ sentAt, to, link }));
}

/** A password reset mail whose link was not used yet. */
export interface SentMail {
  /** ISO 8601, in the emulator's time. */
  readonly sentAt: string;
  /** The customer's email address. */
  readonly to: string;
  /** Path and query of the link, without the storefront's origin. */
  readonly link: string;
}
