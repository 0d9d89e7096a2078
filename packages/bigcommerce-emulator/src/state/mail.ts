import type { EmulatorState } from "./emulator-state.js";

/** Oldest first. */
export function unreadMail({ data }: EmulatorState): SentMail[] {
  const resets = [...data.passwordResets.values()].map(({ sentAt, to, link }) => ({ sentAt, to, link }));
  return [...resets, ...data.contactMessages.values()].toSorted(
    (a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt),
  );
}

/** A password reset mail whose link was not used yet, or a message of the contact form. */
export interface SentMail {
  /** ISO 8601, in the emulator's time. */
  readonly sentAt: string;
  /** The customer's email address; the store's own for a message of the contact form. */
  readonly to: string;
  /** Path and query of the link, without the storefront's origin; of the contact page for its messages. */
  readonly link: string;
  /** What was written in the contact form. */
  readonly text?: string;
}
