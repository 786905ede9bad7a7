import { useScrolls } from "../parts/use-scrolls.ts";
import styles from "./non-response.module.css";
import type { PlainTable } from "./tables.ts";

/** Tables with the sign by which the text refers to them. */
export function PlainTables({ tables }: { readonly tables: readonly PlainTable[] }) {
  return tables.map((table) => <Framed key={table.title} table={table} />);
}

function Framed({ table: { sign, title, columns, rows, note } }: { readonly table: PlainTable }) {
  const { frame, scrolling } = useScrolls(title);
  return (
    <div ref={frame} className={styles.tableFrame} {...scrolling}>
      <table className={styles.table} data-table={sign}>
        <caption>
          {sign !== "" && <span className={styles.sign}>{sign}</span>} {title}
        </caption>
        <thead>
          <tr>
            {columns.map(({ head, number }) => (
              <th key={head} scope="col" data-number={number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join("|")}>
              {cells.map((cell, position) =>
                position === 0 ? (
                  <th key={columns[position]?.head} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[position]?.head} data-number={columns[position]?.number}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {note !== undefined && <p className={styles.hint}>{note}</p>}
    </div>
  );
}
