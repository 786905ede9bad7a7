/** What is said to be wrong with a field, as a screen reader has it: by the description of a field that is marked as invalid. */
export function complaintOf(field: HTMLElement): string | null {
  if (field.getAttribute("aria-invalid") !== "true") {
    return null;
  }
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ");
  const alerts = described.map((id) => document.getElementById(id)).filter((one) => one?.getAttribute("role") === "alert");
  return alerts.map((one) => one?.textContent).join(" ");
}
