import * as z from "zod/mini";
import type { Config } from "../../../config/config.js";
import { isBigCommerceError } from "../../../errors.js";
import { type HttpResponse, jsonHeaders } from "../../../http/message.js";
import { systemClock } from "../../../time/clock.js";
import { createDeadline } from "../../../time/deadline.js";
import type { Probe } from "./short-lived-token.js";

const maxBytes = 256 * 1024;
/** BigCommerce adds types, platforms and statuses now and then. */
const word = z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,39}$/));

const channelSchema = z.object({ name: z.string(), type: word, platform: word, status: word });
const siteSchema = z.object({ url: z.string() });
const missingSchema = z.object({ status: z.literal(404) });

/** A channel as the Management API describes it. */
export type Channel = z.infer<typeof channelSchema>;
/** Where the shop of a channel is, as BigCommerce knows it. */
export type Site = z.infer<typeof siteSchema>;

/** What BigCommerce told: the value, `null` if there is none, or why that is not known. */
export type Told<Value> =
  | { readonly value: Value | null; readonly reason?: undefined }
  | { readonly value?: undefined; readonly reason: string };

export function readChannel(config: Config, channelId: number, probe: Probe): Promise<Told<Channel>> {
  const resource = { path: `channels/${channelId}`, name: "channels", schema: channelSchema };
  return read(resource, config, probe);
}

/** Of a channel that there is. */
export function readSite(config: Config, channelId: number, probe: Probe): Promise<Told<Site>> {
  const resource = { path: `channels/${channelId}/site`, name: "channels' sites", schema: siteSchema };
  return read(resource, config, probe);
}

interface Resource<Value> {
  readonly path: string;
  /** What may not be readable. Without an id: why one cannot be read is said once. */
  readonly name: string;
  readonly schema: z.ZodMiniType<Value>;
}

async function read<Value>(
  resource: Resource<Value>,
  config: Config,
  { send, timeoutMs }: Probe,
): Promise<Told<Value>> {
  try {
    const response = await send({
      method: "GET",
      url: `${config.apiUrl}/stores/${config.storeHash}/v3/${resource.path}`,
      headers: { ...jsonHeaders, "x-auth-token": config.accessToken() },
      maxBytes,
      deadline: createDeadline(systemClock, timeoutMs),
    });
    return understand(resource, response);
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    return { reason: `The store's ${resource.name} could not be read (${error.code}).` };
  }
}

function understand<Value>({ name, schema }: Resource<Value>, response: HttpResponse): Told<Value> {
  // What is shown of it later, such as a name, may repeat what a server in between was sent.
  const body = response.redactedJson();
  const { data } = z.object({ data: schema }).safeParse(body);
  if (response.status === 200 && data !== undefined) return { value: data.data };
  // A proxy that lets only some paths through answers 404 too, in words of its own.
  if (response.status === 404 && missingSchema.safeParse(body).success) return { value: null };
  if (response.status === 403) return { reason: `The access token may not read the store's ${name} (403).` };
  return { reason: `The store's ${name} could not be read (${response.status}).` };
}
