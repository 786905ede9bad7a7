/** Bytes of items, or of offered ids, that one request may hold. */
const FIRST_ROOM = 64 * 1024;
const LEAST_ROOM = 4 * 1024;
const MOST_ROOM = 570 * 1024;
/** A request that takes about so long is large enough: a failure then costs little, and the screen shows progress. */
const WANTED_MS = 10_000;

/** A request that takes longer than this makes the line a slow one, whatever it carried. */
export const SLOW_AFTER_MS = 8_000;
const SLOW_BYTES_PER_SECOND = 16 * 1024;
/** Less than this measures how far the server is away, and not how wide the line is. */
const TELLING_BYTES = 4 * 1024;

/** How much the line to the server carries, as far as this page has found out. */
export type Pace = { readonly room: number; readonly slow: boolean };

export const FIRST_PACE: Pace = { room: FIRST_ROOM, slow: false };

/** After a request of so many bytes that was answered: twice as much the next time, unless that would take long. */
export function afterSuccess({ room, slow }: Pace, bytes: number, milliseconds: number): Pace {
  const perSecond = (bytes / Math.max(milliseconds, 1)) * 1000;
  const telling = bytes >= TELLING_BYTES;
  const wanted = bytes >= room / 2 ? Math.min(room * 2, (perSecond * WANTED_MS) / 1000) : room;
  return {
    room: Math.round(Math.min(MOST_ROOM, Math.max(LEAST_ROOM, wanted))),
    slow: milliseconds >= SLOW_AFTER_MS || (telling ? perSecond < SLOW_BYTES_PER_SECOND : slow),
  };
}

/** After a request that was not answered: half as much the next time. */
export function afterFailure({ room, slow }: Pace): Pace {
  return { room: Math.max(LEAST_ROOM, Math.floor(room / 2)), slow };
}
