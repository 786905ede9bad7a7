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

type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => unknown };
};

/**
 * Starts the worker at this address and at no other. Browsers that enforce trusted types take it only from a policy;
 * the others don't know what a policy is.
 */
export function workerStarter(address: string): () => Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("streck-worker", {
    createScriptURL: (url) => {
      if (url !== address) {
        throw new TypeError("only our own worker may be started");
      }
      return url;
    },
  });
  const trusted = policy === undefined ? address : (policy.createScriptURL(address) as string);
  return () => new Worker(trusted, { type: "module" });
}
