const KEY = "streck.recent-contacts";
const MOST = 400;

/**
 * The order of the shift's contacts, for the assistant's list and *undo* alone. It survives the fresh page that each
 * client gets and is gone with the browser tab and at the end of the shift: the ledger itself keeps no order.
 */
export const recentContacts = {
  list(): readonly string[] {
    return (sessionStorage.getItem(KEY) ?? "").split(" ").filter((id) => id !== "");
  },
  add(contactId: string): void {
    const others = recentContacts.list().filter((id) => id !== contactId);
    sessionStorage.setItem(KEY, [contactId, ...others].slice(0, MOST).join(" "));
  },
  remove(contactId: string): void {
    sessionStorage.setItem(
      KEY,
      recentContacts
        .list()
        .filter((id) => id !== contactId)
        .join(" "),
    );
  },
  clear(): void {
    sessionStorage.removeItem(KEY);
  },
};
