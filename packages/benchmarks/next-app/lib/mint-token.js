export const tokenLifetimeSeconds = 3600;

/** What a team writes by hand. */
export async function mintToken() {
  const { BIGCOMMERCE_API_URL, BIGCOMMERCE_STORE_HASH, BIGCOMMERCE_ACCESS_TOKEN } = process.env;
  const response = await fetch(
    `${BIGCOMMERCE_API_URL}/stores/${BIGCOMMERCE_STORE_HASH}/v3/storefront/api-token-customer-impersonation`,
    {
      method: "POST",
      cache: "no-store",
      headers: { "x-auth-token": BIGCOMMERCE_ACCESS_TOKEN, "content-type": "application/json" },
      body: JSON.stringify({
        expires_at: Math.floor(Date.now() / 1000) + tokenLifetimeSeconds,
        channel_ids: [1],
      }),
    },
  );
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}.`);
  return (await response.json()).data.token;
}
