import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { err, type Result } from "../../kernel/result.ts";
import type { SavedItem } from "../database/snapshot.ts";
import { type BackupFailure, type BackupOrder, type MadeBackup, UNFINISHED } from "./make-backup.ts";
import { sweep } from "./sweep.ts";

export type BackgroundFailure = BackupFailure | { readonly kind: "stopped" };
type Made = Result<MadeBackup & { readonly seen: readonly SavedItem[] }, BackgroundFailure>;

/** Makes a backup in a thread of its own. `seen`: what is safe by it that was not before. Stopped, it leaves nothing. */
export async function makeInBackground(order: BackupOrder, signal: AbortSignal): Promise<Made> {
  const worker = new Worker(new URL("./backup-worker.ts", import.meta.url), { workerData: order });
  const stop = (): void => void worker.terminate();
  signal.addEventListener("abort", stop);
  if (signal.aborted) {
    stop();
  }
  let made: Made = err({ kind: "stopped" });
  let broken: Error | null = null;
  await new Promise<void>((resolve) => {
    worker.on("message", (message: Made) => {
      made = message;
    });
    worker.on("error", (error) => {
      broken = error instanceof Error ? error : new Error("the thread of a backup ended", { cause: error });
    });
    worker.on("exit", () => resolve());
  });
  signal.removeEventListener("abort", stop);
  if (broken !== null) {
    throw broken as Error;
  }
  if (!made.ok && made.error.kind === "stopped") {
    await rm(join(order.folder, `${order.name}${UNFINISHED}`), { force: true });
    await sweep(order.data);
  }
  return made;
}
