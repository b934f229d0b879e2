import { type Component, createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Mark, RichText as Rich } from "../../api/types.ts";
import "../styles/rich-text.css";
import { inboxWords } from "../words/index.ts";
import { isSafeAddress, type Piece, piecesOf } from "./pieces.ts";

/** Shows formatted text. */
export function RichText(props: { readonly value: Rich }) {
  const pieces = createMemo(() => piecesOf(props.value));
  return (
    <span class="rich" dir="auto">
      <Pieces pieces={pieces()} />
    </span>
  );
}

function Pieces(props: { readonly pieces: readonly Piece[] }) {
  return (
    <For each={props.pieces}>
      {(piece) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <Marked mark={piece.mark}>
            <Pieces pieces={piece.pieces} />
          </Marked>
        )
      }
    </For>
  );
}

type MarkedProps = { readonly mark: Mark; readonly children: JSX.Element };

function Marked(props: MarkedProps) {
  return (
    <Dynamic component={ELEMENTS[props.mark.kind] ?? Unmarked} mark={props.mark}>
      {props.children}
    </Dynamic>
  );
}

const ELEMENTS: Readonly<Partial<Record<Mark["kind"], Component<MarkedProps>>>> = {
  bold: (props) => <strong>{props.children}</strong>,
  italic: (props) => <em>{props.children}</em>,
  underline: (props) => <u>{props.children}</u>,
  strike: (props) => <s>{props.children}</s>,
  code: (props) => <code>{props.children}</code>,
  pre: (props) => <code class="pre">{props.children}</code>,
  quote: (props) => <span class="quote">{props.children}</span>,
  mention: (props) => <span class="mention">{props.children}</span>,
  emoji: (props) => <span class="emoji-name">{props.children}</span>,
  spoiler: (props) => <Spoiler>{props.children}</Spoiler>,
  link: (props) => <Link {...props} />,
};

const Unmarked = (props: MarkedProps) => <>{props.children}</>;

function Link(props: MarkedProps) {
  const address = () => ("url" in props.mark && isSafeAddress(props.mark.url) ? props.mark.url : undefined);
  return (
    <Show when={address()} fallback={props.children}>
      {(url) => (
        <a href={url()} target="_blank" rel="noopener noreferrer nofollow" title={url()}>
          {props.children}
        </a>
      )}
    </Show>
  );
}

function Spoiler(props: { readonly children: JSX.Element }) {
  const [shown, setShown] = createSignal(false);
  return (
    <Show
      when={shown()}
      fallback={
        <button type="button" class="spoiler" onClick={() => setShown(true)}>
          <span class="hidden">{inboxWords().message.uncover}</span>
          <span aria-hidden="true">{props.children}</span>
        </button>
      }
    >
      <span>{props.children}</span>
    </Show>
  );
}
