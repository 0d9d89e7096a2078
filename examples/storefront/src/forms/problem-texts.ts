/** What to tell a shopper whose change did not go through, wherever they made it. */
export const problemTexts = {
  busy: "We are very busy just now, and nothing was changed. Please try again in a moment.",
  unsure: "We are not sure whether this was saved. Please look before you send it again.",
  readOnly: "You are looking at this account as staff, read-only. Nothing was changed.",
  failed: "This does not work just now. Please try again in a moment.",
} as const;
