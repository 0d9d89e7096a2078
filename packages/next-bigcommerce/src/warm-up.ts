import { isBuild } from "./next.js";

/**
 * Loads the token ahead of the first page. A server must also start while BigCommerce is down, so what fails is
 * reported and not thrown. Without the report a wrong configuration would show at the first page alone.
 */
export async function warmUp(loadToken: () => Promise<unknown>): Promise<void> {
  if (isBuild()) return;
  try {
    await loadToken();
  } catch (error) {
    console.warn(`next-bigcommerce: warmUp() did not load the token; the first call tries again. ${error}`);
  }
}
