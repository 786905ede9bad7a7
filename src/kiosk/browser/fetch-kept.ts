const PATIENCE_MS = 5_000;

/**
 * What a file beside the app says, as JSON. Throws where it is damaged and where it doesn't come. `anew`: past all that is
 * kept on the tablet, which may be what is damaged.
 */
export async function fetchKept(address: string, anew: boolean): Promise<unknown> {
  const impatient = new AbortController();
  const timer = setTimeout(() => impatient.abort(), PATIENCE_MS);
  try {
    // The service worker knows the address without a question only.
    const reply = await (anew
      ? fetch(`${address}?anew`, { cache: "reload", signal: impatient.signal })
      : fetch(address, { signal: impatient.signal }));
    const said: unknown = await reply.json();
    return reply.ok ? said : null;
  } finally {
    clearTimeout(timer);
  }
}
