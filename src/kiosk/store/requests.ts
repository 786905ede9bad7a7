/**
 * Requests of one transaction, issued one after the other without waiting in between, and awaited together. When one
 * can't even be issued, the transaction is aborted, and then the others fail with nobody there to hear it.
 */
export function requests<Value>(): { readonly issue: (request: Promise<Value>) => void; readonly all: () => Promise<Value[]> } {
  const issued: Promise<Value>[] = [];
  return {
    issue(request) {
      request.catch(() => undefined);
      issued.push(request);
    },
    all: () => Promise.all(issued),
  };
}
