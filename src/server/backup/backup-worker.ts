import { parentPort, workerData } from "node:worker_threads";
import { randomBytes } from "../../sealing/random.ts";
import { itemsAnew } from "../database/snapshot.ts";
import { type BackupOrder, makeBackup } from "./make-backup.ts";

// Beside the server: SQLite's look at every page would otherwise keep everybody waiting.
const made = await makeBackup(workerData as BackupOrder, { now: Date.now, randomBytes }, itemsAnew);
parentPort?.postMessage(made);
