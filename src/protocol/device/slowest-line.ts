/** The slowest line that is waited for, in bytes a second: a mobile network at the edge of its reach. */
const SLOWEST_LINE = 1024;
/** A tablet gives a server up that is silent for so long, and a server a tablet after twice that. */
export const LONGEST_SILENCE_MS = 30_000;

/** How long so many bytes may take on the slowest line that is waited for, in milliseconds. */
export function slowestTransfer(bytes: number): number {
  return Math.ceil((bytes / SLOWEST_LINE) * 1000);
}
