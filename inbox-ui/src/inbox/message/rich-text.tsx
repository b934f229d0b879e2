import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
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

function Marked(props: { readonly mark: Mark; readonly children: JSX.Element }) {
  return (
    <Switch fallback={props.children}>
      <Match when={props.mark.kind === "bold"}>
        <strong>{props.children}</strong>
      </Match>
      <Match when={props.mark.kind === "italic"}>
        <em>{props.children}</em>
      </Match>
      <Match when={props.mark.kind === "underline"}>
        <u>{props.children}</u>
      </Match>
      <Match when={props.mark.kind === "strike"}>
        <s>{props.children}</s>
      </Match>
      <Match when={props.mark.kind === "code"}>
        <code>{props.children}</code>
      </Match>
      <Match when={props.mark.kind === "pre"}>
        <code class="pre">{props.children}</code>
      </Match>
      <Match when={props.mark.kind === "quote"}>
        <span class="quote">{props.children}</span>
      </Match>
      <Match when={props.mark.kind === "mention"}>
        <span class="mention">{props.children}</span>
      </Match>
      <Match when={props.mark.kind === "spoiler"}>
        <Spoiler>{props.children}</Spoiler>
      </Match>
      <Match when={props.mark.kind === "link" && props.mark}>
        {(mark) => (
          <Show when={isSafeAddress(mark().url)} fallback={props.children}>
            <a href={mark().url} target="_blank" rel="noopener noreferrer nofollow" title={mark().url}>
              {props.children}
            </a>
          </Show>
        )}
      </Match>
    </Switch>
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
