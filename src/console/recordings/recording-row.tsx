import { toBase64 } from "../../kernel/base64.ts";
import type { Language } from "../../kernel/language.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ApiFailure } from "../api/request.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { Row } from "../parts/card.tsx";
import { FileButton } from "../parts/file-button.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import { ACCEPTED_FILES } from "./accepted-files.ts";
import { playSound } from "./play-sound.ts";
import type { RecordedText } from "./recorded-texts.ts";
import { SOUND_FAULTS, type SoundFault } from "./voice/prepare-sound.ts";

export function RecordedState({ of: { recording, changed } }: { readonly of: RecordedText }) {
  const { say, number } = useWords();
  if (recording !== null) {
    return say("recordings.seconds", { seconds: number(Math.round(recording.milliseconds / 100) / 10) });
  }
  return say(changed ? "recordings.changed" : "recordings.none");
}

type Props = { readonly of: RecordedText; readonly language: Language; readonly onChanged: () => void };

export function RecordingActions({ of: { text, place, recording }, language, onChanged }: Props) {
  const { say } = useWords();
  const { api, prepareSound } = useServices();
  const { busy, failure, run } = useAttempt<ApiFailure | SoundFault>();
  const change = async (work: Parameters<typeof run>[0]): Promise<void> => {
    if ((await run(work)).ok) {
      onChanged();
    }
  };
  const keep = (file: Blob): Promise<void> =>
    change(async () => {
      const sound = await prepareSound(file);
      return sound.ok ? api.keepRecording({ body: { language, text, place, sound: toBase64(sound.value) } }) : sound;
    });
  const remove = ({ textSha256 }: NonNullable<RecordedText["recording"]>): Promise<void> =>
    change(() => api.removeRecording({ query: { language, textSha256 } }));
  return (
    <>
      <Row>
        {recording !== null && (
          <Button size="small" busy={busy} onClick={() => void run(() => playSound(api, recording.sha256))}>
            {say("recordings.play")}
          </Button>
        )}
        <FileButton
          text={say(recording === null ? "recordings.choose" : "recordings.replace")}
          label={say("recordings.chooseFor", { text })}
          accept={ACCEPTED_FILES}
          busy={busy}
          onChoose={(file) => void keep(file)}
        />
        {recording !== null && (
          <Button size="small" look="quiet" busy={busy} onClick={() => void remove(recording)}>
            {say("recordings.remove")}
          </Button>
        )}
      </Row>
      {busy && <output>{say("recordings.busy")}</output>}
      {failure !== null &&
        (isFaultOfSound(failure) ? (
          <Notice tone="wrong" live>
            {say(`recordings.faults.${failure}`)}
          </Notice>
        ) : (
          <FailureNotice failure={failure} />
        ))}
    </>
  );
}

function isFaultOfSound(failure: ApiFailure | SoundFault): failure is SoundFault {
  return SOUND_FAULTS.some((fault) => fault === failure);
}
