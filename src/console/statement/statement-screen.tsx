import { Card, Stack } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";

const PARTS = ["covers", "state", "lacks", "tell", "authority", "checked"] as const;

/** How accessible tablet and console are, after the Swedish law (2018:1937) and the model of the authority that watches over it. */
export function StatementScreen() {
  const { say } = useWords();
  const { organisationName } = useSignedIn();
  return (
    <>
      <ScreenHeading title={say("nav.statement")} facts={organisationName} />
      <Stack>
        {PARTS.map((part) => (
          <Card key={part} title={say(`statement.${part}.title`)}>
            <p>{say(`statement.${part}.text`, { organisation: organisationName })}</p>
          </Card>
        ))}
      </Stack>
    </>
  );
}
