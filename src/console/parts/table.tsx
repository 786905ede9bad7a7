import type { ReactNode } from "react";
import styles from "./table.module.css";
import { useScrolls } from "./use-scrolls.ts";

export type Column = { readonly head: string; readonly kind?: "text" | "short" | "number" | "bar" };
export type TableRow = {
  readonly key: string;
  /** The first is the row's own heading. */
  readonly cells: readonly ReactNode[];
  /** `data-…` attributes, for tests that read the figures. */
  readonly data?: Readonly<Record<`data-${string}`, string>>;
};
type Props = { readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly TableRow[] };

/** A table that a screen reader can walk: caption, column and row headings. */
export function Table({ caption, columns, rows }: Props) {
  const { frame, scrolling } = useScrolls(caption);
  return (
    <div ref={frame} className={styles.scroll} {...scrolling}>
      <table className={[styles.table, columns.some(({ kind }) => kind === "bar") ? styles.chart : ""].join(" ")}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, kind = "text" }) => (
              <th key={head} scope="col" data-kind={kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, data }) => (
            <tr key={key} {...data}>
              {cells.map((cell, position) => {
                const kind = columns[position]?.kind ?? "text";
                const place = columns[position]?.head ?? position;
                return position === 0 ? (
                  <th key={place} scope="row" data-kind={kind}>
                    {cell}
                  </th>
                ) : (
                  <td key={place} data-kind={kind}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
