const begin = "query Orders($first: Int!) { customer { entityId firstName lastName";
const end = " } }";
const orders = (name: string) =>
  ` ${name}: orders(first: $first) { edges { node { entityId orderedAt { utc } status { label value } totalIncTax { value currencyCode } } } }`;

/** A query for a customer's orders whose text has exactly so many bytes. */
export function createOrdersDocument(bytes: number): string {
  let text = begin;
  for (let index = 1; ; index += 1) {
    const next = orders(`page${index}`);
    if (text.length + next.length + end.length > bytes) break;
    text += next;
  }
  const padding = bytes - text.length - end.length;
  if (padding < 0) throw new RangeError(`A document has at least ${begin.length + end.length} bytes.`);
  return text + " ".repeat(padding) + end;
}
