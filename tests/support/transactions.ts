/** Stands between whoever begins a transaction and the browser. */
type Interceptor = (
  begin: () => IDBTransaction,
  mode: IDBTransactionMode | undefined,
  options: IDBTransactionOptions | undefined,
) => IDBTransaction;

let present: Interceptor = (begin) => begin();

// From the beginning and for good: Dexie takes the function when it opens a database, and would never see a later one.
// Where there is no database, the list of the laws is read all the same.
if ("IDBDatabase" in globalThis) {
  const { transaction: original } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, names, mode, options) {
    return present(() => original.call(this, names, mode, options), mode, options);
  };
}

/** From now on each transaction passes through this, until what it returns is called. */
export function interceptTransactions(interceptor: Interceptor): () => void {
  const before = present;
  present = interceptor;
  return () => {
    present = before;
  };
}
