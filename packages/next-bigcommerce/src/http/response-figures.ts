/** A count from an answer's header, or `undefined` where there is none or nothing readable. */
export function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
