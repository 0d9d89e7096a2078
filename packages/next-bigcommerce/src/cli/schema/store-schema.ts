import * as z from "zod/mini";
import { readConfig } from "../../config/config.js";
import type { StoreOptions } from "../../config/store-options.js";
import { BigCommerceError } from "../../errors.js";
import { createTransport } from "../../http/transport.js";
import { graphqlHeaders } from "../../storefront/request.js";
import { systemClock } from "../../time/clock.js";
import { createDeadline } from "../../time/deadline.js";
import { createTokenApi, toRequestBody } from "../../token/api.js";

const tokenLifetimeSeconds = 300;
const timeoutMs = 30_000;
const maxBytes = 64 * 1024 * 1024;
const answerSchema = z.object({ data: z.looseObject({ __schema: z.looseObject({}) }) });

/**
 * The store's own schema in SDL, read by introspection with a token that lives five minutes and is revoked afterwards.
 *
 * @throws {BigCommerceError} `configuration_*`, the codes of the token endpoint, `upstream_malformed` if introspection
 * returns no schema.
 */
export async function fetchStoreSchema(
  options: StoreOptions,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const graphql = await import("graphql");
  const config = readConfig(options, environment);
  const send = createTransport({ clock: systemClock, fetch: undefined });
  const api = createTokenApi({ config, send, onResponse: () => {} });
  const deadline = createDeadline(systemClock, timeoutMs);
  const expiresAt = Math.floor(systemClock.now() / 1000) + tokenLifetimeSeconds;
  const { channelIds: channels, kind } = config;
  const body = toRequestBody({ expiresAt, channels, scopes: kind.scopes });
  const { token } = await api.create(body, deadline);
  try {
    const answer = await send({
      method: "POST",
      url: config.graphqlUrl(config.defaultChannelId),
      headers: graphqlHeaders(token),
      body: JSON.stringify({ query: graphql.getIntrospectionQuery({ inputValueDeprecation: true }) }),
      maxBytes,
      deadline,
    });
    const parsed = answerSchema.safeParse(answer.json());
    const sdl = parsed.success ? toSdl(graphql, parsed.data.data) : undefined;
    if (sdl !== undefined) return sdl;
    throw noSchema(answer.status, config.graphqlUrl(config.defaultChannelId));
  } finally {
    await api.revoke(token, deadline).catch(() => {});
  }
}

type GraphQL = typeof import("graphql");

/** `undefined` if it is no schema: graphql itself checks the result of introspection, and throws. */
function toSdl({ buildClientSchema, printSchema }: GraphQL, introspection: object): string | undefined {
  const schema: Parameters<typeof buildClientSchema>[0] = JSON.parse(JSON.stringify(introspection));
  try {
    return `${printSchema(buildClientSchema(schema))}\n`;
  } catch {
    return undefined;
  }
}

function noSchema(status: number, url: string): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${url} responded to introspection with status ${status} and no schema. The likely cause is the storefront URL ` +
      "or the channel: check BIGCOMMERCE_STOREFRONT_URL and BIGCOMMERCE_CHANNEL_ID.",
    { status },
  );
}
