import { Link, useLocation } from "wouter";
import { Notice } from "../../ui/notice.tsx";
import { anew, questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useWords } from "../words/use-words.ts";
import { NewRoundForm } from "./new-round-form.tsx";

export function NewRoundScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const [, navigate] = useLocation();
  const load = useQuestion(anew(questions(api).sites));
  return (
    <>
      <ScreenHeading title={say("rounds.new")} facts={say("rounds.newAbout")} />
      <WhenLoaded of={load}>
        {({ sites }) =>
          sites.length === 0 ? (
            <Notice tone="mind">
              <p>
                {say("rounds.needsSite")} <Link href="/sites">{say("nav.sites")}</Link>
              </p>
            </Notice>
          ) : (
            <NewRoundForm sites={sites} onMade={(round) => navigate(`/rounds/${round.id}`)} />
          )
        }
      </WhenLoaded>
    </>
  );
}
