/** The first signs of a device's id: enough to tell a handful of tablets apart. */
export function deviceName(id: string): string {
  return id.slice(0, 4).toUpperCase();
}
