import { encode } from "uqr";
import styles from "./qr-code.module.css";

/** Four modules of white around it, as the standard (ISO/IEC 18004) asks for. */
const QUIET_ZONE = 4;

/** A QR code as one path. Always dark on light, in every theme: cameras expect it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={pathOf(data)} fill="#000000" />
    </svg>
  );
}

/** One rectangle for each run of dark modules in a row. */
export function pathOf(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1] === true) {
          return [];
        }
        const end = row.indexOf(false, x);
        const run = (end === -1 ? row.length : end) - x;
        return [`M${x} ${y}h${run}v1h${-run}z`];
      }),
    )
    .join("");
}
