export const STORE_NAME = "streck";

/** The connection that was opened ahead, for whoever takes it first; null where there is none that can be read, now or any more. */
export type Ahead = () => Promise<IDBDatabase | null>;

/**
 * Opens what is there while the page has other things to wait for, and reads nothing: what the page before is still writing
 * would be missed. Makes no database, and is in nobody's way: it lets go as soon as another page wants the database to itself.
 */
export function openAhead(name: string): Ahead {
  let opened: IDBDatabase | null = null;
  const ended = new Promise<void>((resolve) => {
    const opening = indexedDB.open(name);
    const letGo = (): void => {
      opened = null;
    };
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve();
    opening.onsuccess = () => {
      const { result } = opening;
      opened = result;
      result.onclose = letGo;
      result.onversionchange = () => {
        letGo();
        result.close();
      };
      resolve();
    };
  }).catch(() => undefined);
  return async () => {
    await ended;
    const taken = opened;
    opened = null;
    return taken;
  };
}
