/** What people call a tablet, with the first signs of its id: enough to tell a handful apart where nobody has named them. */
export function deviceName({ id, name }: { readonly id: string; readonly name: string | null }): string {
  const signs = id.slice(0, 4).toUpperCase();
  return name === null ? signs : `${name} (${signs})`;
}
