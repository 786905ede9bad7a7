import { type ComponentType, useId } from "react";
import { Link, useLocation } from "wouter";
import { TallyStrokes } from "../../ui/tally-strokes.tsx";
import { useWords } from "../words/use-words.ts";
import { DESTINATIONS } from "./destinations.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { useSignedIn } from "./session.ts";
import styles from "./shell.module.css";

type Props = {
  readonly busy: boolean;
  readonly onSignOut: () => void;
  /** Stands beside *today*, which it describes under this id. */
  readonly beside: ComponentType<{ readonly id: string }>;
};

export function SideBar({ busy, onSignOut, beside: Beside }: Props) {
  const { say } = useWords();
  const besideId = useId();
  const { organisationName, userName } = useSignedIn();
  return (
    <div className={styles.side} data-print="no">
      <div className={styles.sticky}>
        <TallyStrokes size={46} className={styles.mark} />
        <nav className={styles.nav} aria-label={say("nav.label")}>
          <div className={styles.first}>
            <SideLink path="/" name={say("nav.today")} describedBy={besideId} />
            <Beside id={besideId} />
          </div>
          {DESTINATIONS.map(({ part, links }) => (
            <div key={part} className={styles.group}>
              <p id={part}>{say(part)}</p>
              <ul aria-labelledby={part}>
                {links.map(({ path, name }) => (
                  <li key={path}>
                    <SideLink path={path} name={say(name)} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className={styles.foot}>
          <p className={styles.who}>
            <strong>{organisationName}</strong> {userName}
          </p>
          <SideLink path="/accessibility" name={say("nav.statement")} />
          <LanguageSwitch className={styles.sideButton} />
          <button type="button" className={styles.sideButton} aria-disabled={busy} onClick={busy ? undefined : onSignOut}>
            {say("nav.signOut")}
          </button>
        </div>
      </div>
    </div>
  );
}

type LinkProps = { readonly path: string; readonly name: string; readonly describedBy?: string };

function SideLink({ path, name, describedBy }: LinkProps) {
  const [location] = useLocation();
  const here = location === path || location.startsWith(`${path}/`);
  return (
    <Link
      href={path}
      className={styles.link}
      aria-describedby={describedBy}
      {...(here ? { "aria-current": "page" as const } : {})}
    >
      {name}
    </Link>
  );
}
