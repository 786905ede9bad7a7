import { type ReactNode, useId } from "react";
import styles from "./card.module.css";

type CardProps = { readonly title: string; readonly aside?: string; readonly noPrint?: boolean; readonly children: ReactNode };

/** A section of a screen with a heading of its own. */
export function Card({ title, aside, noPrint = false, children }: CardProps) {
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading} {...(noPrint ? { "data-print": "no" } : {})}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** A section whose content needs no heading on the screen; `label` names it for those who listen. */
export function Panel({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.card} aria-label={label}>
      {children}
    </section>
  );
}

/** A card behind a line to tap on. Everything in it is in the page, folded or not. */
export function Folded({ title, aside, children }: Omit<CardProps, "noPrint">) {
  return (
    <details className={[styles.card, styles.folded].join(" ")}>
      <summary>
        {title} {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}

type LayoutProps = { readonly children: ReactNode };

/** Cards side by side where there is room. */
export function Columns({ children }: LayoutProps) {
  return <div className={styles.columns}>{children}</div>;
}

export function Stack({ children }: LayoutProps) {
  return <div className={styles.stack}>{children}</div>;
}

export function Row({ children }: LayoutProps) {
  return <div className={styles.row}>{children}</div>;
}

/** A remark in small, soft letters. */
export function Remark({ children }: LayoutProps) {
  return <p className={styles.small}>{children}</p>;
}

/** Names and values, one pair a line. */
export function Facts({ of }: { readonly of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
