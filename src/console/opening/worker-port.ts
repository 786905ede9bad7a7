import type { OpenedPage } from "../../envelopes/sealed-answer.ts";
import type { OpenPort } from "./open-port.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** A port to a worker of our own, made anew for each opening. */
export function workerPort(startWorker: () => Worker): OpenPort {
  return (round, { kid, privateKey }) => {
    const worker = startWorker();
    const say = (message: ToWorker): void => worker.postMessage(message);
    say({ type: "begin", round, kid, privateKey });
    return {
      openPage: (answers) =>
        new Promise<OpenedPage>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
            if (data.type === "opened") {
              resolve(data.page);
            } else {
              reject(new Error("the worker could not use the key"));
            }
          };
          worker.onerror = () => reject(new Error("the worker did not start"));
          say({ type: "page", answers });
        }),
      close: () => worker.terminate(),
    };
  };
}
