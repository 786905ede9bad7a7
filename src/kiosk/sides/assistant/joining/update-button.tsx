import { Button } from "../../../../ui/button.tsx";
import { useStaff } from "../staff-context.ts";

/** Where nothing goes on without a newer app: applies the one that waits, and looks for one where none does yet. */
export function UpdateButton() {
  const { t, applyUpdate } = useStaff();
  return (
    <Button look="primary" onClick={applyUpdate ?? (() => location.reload())}>
      {t("needsUpdate.update")}
    </Button>
  );
}
