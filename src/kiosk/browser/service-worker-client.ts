import { Workbox } from "workbox-window";

/** Trusted Types: the one script address that the page may make. */
type ScriptPolicy = { createScriptURL(url: string): string };
type TrustedTypes = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy };

const SCRIPT = "/service-worker.js";

/**
 * Registers the service worker. An update is never applied by itself: `onWaiting` gets the function that does it, and
 * the page calls it only where no client and no draft can be interrupted.
 */
export function registerServiceWorker(onWaiting: (apply: () => void) => void): void {
  if (!("serviceWorker" in navigator)) {
    return;
  }
  const worker = new Workbox(trusted(SCRIPT));
  worker.addEventListener("waiting", () =>
    onWaiting(() => {
      worker.addEventListener("controlling", () => location.reload());
      worker.messageSkipWaiting();
    }),
  );
  void worker.register().catch(() => undefined);
}

function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (types === undefined) {
    return url;
  }
  const policy = types.createPolicy("streck-service-worker", {
    createScriptURL: (asked) => (asked === SCRIPT ? asked : "about:blank"),
  });
  return policy.createScriptURL(url);
}
