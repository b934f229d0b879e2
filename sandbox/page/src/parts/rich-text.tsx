import { For, type JSX } from "solid-js";
import type { Mark } from "../../../stage/control-api.ts";

type Piece = string | { readonly mark: Mark; readonly pieces: readonly Piece[] };

/** Shows a text with its marks as elements. */
export function RichText(props: { text: string; marks: readonly Mark[] }) {
  const sorted = () =>
    props.marks.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  return <Pieces of={piecesOf(props.text, 0, props.text.length, sorted())} />;
}

const Pieces = (props: { of: readonly Piece[] }) => (
  <For each={props.of}>
    {(piece) =>
      typeof piece === "string" ? <>{piece}</> : elementOf(piece.mark, <Pieces of={piece.pieces} />)
    }
  </For>
);

/** Marks nest and never cross, so each contains those that lie within it. */
function piecesOf(text: string, from: number, to: number, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const mark of marks) {
    const end = mark.offset + mark.length;
    if (mark.offset < at || end > to) continue;
    if (mark.offset > at) pieces.push(text.slice(at, mark.offset));
    const within = marks.filter(
      (other) =>
        other !== mark &&
        other.offset >= mark.offset &&
        other.offset + other.length <= end &&
        marks.indexOf(other) > marks.indexOf(mark),
    );
    pieces.push({ mark, pieces: piecesOf(text, mark.offset, end, within) });
    at = end;
  }
  if (at < to) pieces.push(text.slice(at, to));
  return pieces;
}

function elementOf({ kind, to }: Mark, children: JSX.Element): JSX.Element {
  switch (kind) {
    case "bold":
    case "heading":
      return <strong data-mark={kind}>{children}</strong>;
    case "italic":
      return <em>{children}</em>;
    case "underline":
      return <u>{children}</u>;
    case "strike":
      return <s>{children}</s>;
    case "spoiler":
      return (
        <span class="spoiler" tabindex="0">
          {children}
        </span>
      );
    case "code":
      return <code>{children}</code>;
    case "code_block":
      return <pre>{children}</pre>;
    case "quote":
      return <blockquote>{children}</blockquote>;
    case "link":
      return <Link to={to ?? ""}>{children}</Link>;
    case "mention":
      return <span class="marked">{children}</span>;
  }
}

/** An account may name any address; only external ones become links. */
const Link = (props: { to: string; children: JSX.Element }) =>
  /^(https?|mailto|tg):/i.test(props.to) ? (
    <a href={props.to} target="_blank" rel="noreferrer noopener">
      {props.children}
    </a>
  ) : (
    <span>{props.children}</span>
  );
