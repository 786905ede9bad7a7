import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { SCRATCH } from "./make-backup.ts";

/** Removes what a backup that was cut short has left in the data folder: by a process that is gone, or by this one earlier. */
export async function sweep(data: string): Promise<void> {
  for (const name of await readdir(data)) {
    const pid = Number(new RegExp(`^${SCRATCH}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && (pid === process.pid || !isAlive(pid))) {
      await rm(join(data, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
