import type { Page } from "@playwright/test";
import { signRelease } from "../../src/sealing/release-signature.ts";
import { testRound } from "../kiosk/support/test-round.ts";

type Breakable = { readonly add: IDBObjectStore["add"]; readonly put: IDBObjectStore["put"] };

/** From now on every write of this page fails as it does on a full disk. */
export async function breakStorage(
  page: Page,
  name: "QuotaExceededError" | "UnknownError" = "QuotaExceededError",
): Promise<void> {
  await page.evaluate((error) => {
    const kept = globalThis as unknown as { streckTestStore?: Breakable };
    kept.streckTestStore ??= { add: IDBObjectStore.prototype.add, put: IDBObjectStore.prototype.put };
    const refuse = (): never => {
      throw new DOMException("no more room", error);
    };
    IDBObjectStore.prototype.add = refuse;
    IDBObjectStore.prototype.put = refuse;
  }, name);
}

export async function mendStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { streckTestStore } = globalThis as unknown as { streckTestStore?: Breakable };
    if (streckTestStore !== undefined) {
      IDBObjectStore.prototype.add = streckTestStore.add;
      IDBObjectStore.prototype.put = streckTestStore.put;
    }
  });
}

/** Changes one character inside the stored release, as a failing disk or a tampering hand would. */
export async function spoilRelease(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("streck");
        opening.onerror = () => reject(new Error("the tablet's database did not open"));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("releases", "readwrite");
          const cursor = transaction.objectStore("releases").openCursor();
          cursor.onsuccess = () => {
            const record = cursor.result?.value as { signedRelease: string } | undefined;
            if (record !== undefined) {
              const middle = Math.floor(record.signedRelease.length / 2);
              const other = record.signedRelease[middle] === "A" ? "B" : "A";
              cursor.result?.update({
                ...record,
                signedRelease: record.signedRelease.slice(0, middle) + other + record.signedRelease.slice(middle + 1),
              });
            }
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}

/** Puts something else in the place of one of the tablet's single records. */
export async function putRecord(page: Page, name: string, value: unknown): Promise<void> {
  await page.evaluate(
    (record) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("streck");
        opening.onerror = () => reject(new Error("the tablet's database did not open"));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("singles", "readwrite");
          transaction.objectStore("singles").put(record);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { name, value },
  );
}

/** Puts a release of a later app in the place of the stored one, in the name of whom the tablet trusts: the app went back. */
export async function storeNewerRelease(page: Page): Promise<void> {
  const { release, signing } = await testRound();
  const signedRelease = await signRelease({ ...release, format: "streck-release/3" }, signing);
  await page.evaluate(
    ({ signedRelease, signer }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("streck");
        opening.onerror = () => reject(new Error("the tablet's database did not open"));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(["releases", "singles"], "readwrite");
          const releases = transaction.objectStore("releases").openCursor();
          releases.onsuccess = () => releases.result?.update({ ...releases.result.value, signedRelease });
          const device = transaction.objectStore("singles").openCursor("device");
          device.onsuccess = () => {
            const cursor = device.result;
            cursor?.update({ ...cursor.value, value: { ...cursor.value.value, signer } });
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { signedRelease, signer: signing.kid },
  );
}
