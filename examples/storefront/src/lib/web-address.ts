/** Whether a text may be a link: some addresses in a store are typed in by hand, and could run a script. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
