import type { BrowserContext } from "@playwright/test";

/**
 * A server whose clock is the page's own, for a page on which a test has set the time: otherwise the tablet sees that the
 * two differ, and starts no shift. `ahead`: how far the server's is ahead of it, in minutes.
 */
export async function agreeOnTime(context: BrowserContext, ahead: () => number = () => 0): Promise<void> {
  await context.route("**/api/device/sync", async (route) => {
    try {
      const response = await route.fetch();
      const reply = await response.json();
      const now = await route
        .request()
        .frame()
        .evaluate(() => Date.now());
      const serverTime = new Date(now + ahead() * 60_000).toISOString();
      await route.fulfill({ response, json: { ...reply, serverTime } });
    } catch {
      // The server or the page is gone: no reply at all.
      await route.abort().catch(() => undefined);
    }
  });
}
