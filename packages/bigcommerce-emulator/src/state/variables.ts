/** What an application must know of a running emulator. */
export interface Connection {
  readonly url: string;
  readonly storeHash: string;
  readonly accessToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly channels: readonly number[];
  /** A private token for all channels. */
  readonly privateToken: string;
  /** The authority's certificate; null without https. */
  readonly caFile: string | null;
}

type Variables = Readonly<Record<string, string>>;

/** For next-bigcommerce, and for whoever reads BigCommerce's usual names. */
export function ownVariables(connection: Omit<Connection, "privateToken">): Variables {
  const { url, storeHash, accessToken, clientId, clientSecret, channels } = connection;
  return {
    BIGCOMMERCE_STORE_HASH: storeHash,
    BIGCOMMERCE_ACCESS_TOKEN: accessToken,
    BIGCOMMERCE_CHANNEL_ID: channels.join(","),
    BIGCOMMERCE_API_URL: url,
    BIGCOMMERCE_STOREFRONT_URL: `${url}/channels/{channelId}`,
    BIGCOMMERCE_CLIENT_ID: clientId,
    BIGCOMMERCE_CLIENT_SECRET: clientSecret,
    ...caVariables(connection),
  };
}

/** For Catalyst, whose client builds `https://store-{hash}-{channel}.{domain}` of them and takes one channel. */
export function catalystVariables(connection: Connection): Variables {
  const { url, storeHash, accessToken, channels, privateToken } = connection;
  const domain = `localhost:${new URL(url).port}`;
  return {
    BIGCOMMERCE_STORE_HASH: storeHash,
    BIGCOMMERCE_STOREFRONT_TOKEN: privateToken,
    BIGCOMMERCE_ACCESS_TOKEN: accessToken,
    BIGCOMMERCE_CHANNEL_ID: String(channels[0] ?? 1),
    BIGCOMMERCE_GRAPHQL_API_DOMAIN: domain,
    BIGCOMMERCE_ADMIN_API_HOST: domain,
    ...caVariables(connection),
  };
}

/**
 * Both, for the environment of a command.
 *
 * @param namesChannels - whether the channels were chosen. If not, the command gets the first one: next-bigcommerce takes
 * a list too, and Catalyst does not.
 */
export function commandVariables(connection: Connection, namesChannels: boolean): Variables {
  const own = ownVariables(connection);
  const catalyst = catalystVariables(connection);
  return namesChannels ? { ...catalyst, ...own } : { ...own, ...catalyst };
}

/** One `NAME=value` per line. */
export function dotenvLines(variables: Variables): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}

function caVariables({ caFile }: Pick<Connection, "caFile">): Variables {
  return caFile === null ? {} : { NODE_EXTRA_CA_CERTS: caFile };
}
