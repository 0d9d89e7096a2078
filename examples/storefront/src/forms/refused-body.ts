const refusals = {
  tooLarge: { status: 413, text: "This form holds more than the 64 kB that the shop takes." },
  tooSlow: { status: 408, text: "This form took too long to arrive. Please send it once more." },
  unsized: { status: 411, text: "Please send the form with its Content-Length." },
  notAForm: { status: 415, text: "This is not a form. Please use this shop's own." },
  broken: { status: 400, text: "This form is broken. Please load the page again, and send it once more." },
} as const;

/**
 * The response to a body that the shop does not take. The connection ends with it: what is still to come of the body would
 * otherwise have to be read.
 */
export function refuse(reason: keyof typeof refusals): Response {
  const { status, text } = refusals[reason];
  const headers = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    Connection: "close",
  };
  return new Response(text, { status, headers });
}
