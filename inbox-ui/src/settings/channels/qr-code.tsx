import { createMemo, Show } from "solid-js";
import { encode } from "uqr";
import { CopyBox } from "../../parts/copy-box.tsx";
import { channelsWords } from "./words/index.ts";

/** Draws a text as a QR code, black on white in every theme: scanners want the contrast. A text too long for one is shown to copy. */
export default function QrCode(props: { readonly text: string }) {
  const drawing = createMemo(() => draw(props.text));
  return (
    <Show when={drawing()} fallback={<CopyBox label={channelsWords().scanLabel} text={props.text} />}>
      {(code) => (
        <svg
          class="qr-code"
          role="img"
          aria-label={channelsWords().scanLabel}
          viewBox={`0 0 ${code().size} ${code().size}`}
          shape-rendering="crispEdges"
        >
          <rect width={code().size} height={code().size} fill="#fff" />
          <path d={code().path} fill="#000" />
        </svg>
      )}
    </Show>
  );
}

/** The margin around a code, in modules, as its standard wants it. */
const MARGIN = 4;

function draw(text: string): { readonly size: number; readonly path: string } | null {
  try {
    const { size, data } = encode(text, { border: MARGIN });
    const path = data.flatMap((row, y) => row.map((isBlack, x) => (isBlack ? `M${x} ${y}h1v1h-1z` : "")));
    return { size, path: path.join("") };
  } catch {
    return null;
  }
}
