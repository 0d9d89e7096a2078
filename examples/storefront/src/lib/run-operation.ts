import * as z from "zod/mini";

/** The shopper is not signed in, or no longer: lead to the sign-in form. */
export class SignedOut extends Error {}

/** Staff view this customer, read-only. */
export class ReadOnly extends Error {}

/** Somebody else is here than whom the page was drawn for. */
export class CustomerChanged extends Error {
  /** That is a customer whom staff view. */
  readonly isStaffView: boolean;

  constructor({ headers }: Response) {
    super();
    this.isStaffView = headers.has(staffViewHeader);
  }
}

/** In the response to a button that was drawn for somebody else. */
export const staffViewHeader = "x-staff-view";

/**
 * Runs an operation of `/api/graphql` from the browser, by its name. One that changes something says for whom its page was
 * drawn.
 *
 * @throws SignedOut if nobody is signed in, CustomerChanged if it is somebody else, ReadOnly if staff only look, and an
 * Error if the shop could not do it.
 */
export async function runOperation<Data>(
  id: string,
  variables: object,
  schema: z.ZodMiniType<Data>,
  customerStamp?: string,
): Promise<Data> {
  const stamped = customerStamp === undefined ? undefined : { "x-customer-stamp": customerStamp };
  const response = await fetch("/api/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...stamped },
    body: JSON.stringify({ id, variables }),
  });
  if (response.status === 401) throw new SignedOut();
  if (response.status === 409) throw new CustomerChanged(response);
  return readData(response, schema);
}

/** Asks for public data, with a GET that caches on the way may keep. */
export async function readOperation<Data>(
  id: string,
  variables: object,
  schema: z.ZodMiniType<Data>,
  signal: AbortSignal,
): Promise<Data> {
  const query = new URLSearchParams({ id, variables: JSON.stringify(variables) });
  return readData(await fetch(`/api/graphql?${query}`, { signal }), schema);
}

const refusalSchema = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.literal("operation_refused") }) })),
});

async function readData<Data>(response: Response, schema: z.ZodMiniType<Data>): Promise<Data> {
  const body: unknown = await response.json();
  if (response.status === 403 && refusalSchema.safeParse(body).success) throw new ReadOnly();
  if (!response.ok || typeof body !== "object" || body === null || "errors" in body || !("data" in body))
    throw new Error(`The shop responded with ${response.status}.`);
  return schema.parse(body.data);
}
