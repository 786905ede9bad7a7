import { Steps } from "../parts/steps.tsx";
import { useWords } from "../words/use-words.ts";

/** From no keys to keys that are known to open answers. */
export function KeySteps({ current }: { readonly current: 0 | 1 | 2 }) {
  const { say } = useWords();
  return (
    <Steps
      label={say("keys.steps.label")}
      names={[say("keys.steps.make"), say("keys.steps.save"), say("keys.steps.test")]}
      current={current}
    />
  );
}
