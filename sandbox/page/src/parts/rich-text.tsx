import type { MessageEntity } from "@grammyjs/types";
import { For, type JSX } from "solid-js";

type Piece =
  | string
  | { readonly entity: MessageEntity; readonly text: string; readonly pieces: readonly Piece[] };

/** Shows a text with its entities as elements. */
export function RichText(props: { text: string; entities: readonly MessageEntity[] }) {
  const sorted = () =>
    props.entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  return <Pieces of={piecesOf(props.text, 0, props.text.length, sorted())} />;
}

const Pieces = (props: { of: readonly Piece[] }) => (
  <For each={props.of}>
    {(piece) =>
      typeof piece === "string" ? (
        <>{piece}</>
      ) : (
        elementOf(piece.entity, piece.text, <Pieces of={piece.pieces} />)
      )
    }
  </For>
);

/** Entities nest and never cross, so each contains those that lie within it. */
function piecesOf(text: string, from: number, to: number, entities: readonly MessageEntity[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to) continue;
    if (entity.offset > at) pieces.push(text.slice(at, entity.offset));
    const within = entities.filter(
      (other) =>
        other !== entity &&
        other.offset >= entity.offset &&
        other.offset + other.length <= end &&
        entities.indexOf(other) > entities.indexOf(entity),
    );
    pieces.push({
      entity,
      text: text.slice(entity.offset, end),
      pieces: piecesOf(text, entity.offset, end, within),
    });
    at = end;
  }
  if (at < to) pieces.push(text.slice(at, to));
  return pieces;
}

function elementOf(entity: MessageEntity, text: string, children: JSX.Element): JSX.Element {
  switch (entity.type) {
    case "bold":
      return <strong>{children}</strong>;
    case "italic":
      return <em>{children}</em>;
    case "underline":
      return <u>{children}</u>;
    case "strikethrough":
      return <s>{children}</s>;
    case "spoiler":
      return (
        <span class="spoiler" tabindex="0">
          {children}
        </span>
      );
    case "code":
      return <code>{children}</code>;
    case "pre":
      return <pre>{children}</pre>;
    case "blockquote":
    case "expandable_blockquote":
      return <blockquote>{children}</blockquote>;
    case "text_link":
      return <Link to={entity.url}>{children}</Link>;
    case "url":
      return <Link to={/^[a-z]+:/i.test(text) ? text : `http://${text}`}>{children}</Link>;
    case "email":
      return <Link to={`mailto:${text}`}>{children}</Link>;
    case "mention":
    case "hashtag":
    case "cashtag":
    case "bot_command":
    case "text_mention":
      return <span class="marked">{children}</span>;
    default:
      return children;
  }
}

/** A bot may name any address; only external ones become links. */
const Link = (props: { to: string; children: JSX.Element }) =>
  /^(https?|mailto|tg):/i.test(props.to) ? (
    <a href={props.to} target="_blank" rel="noreferrer noopener">
      {props.children}
    </a>
  ) : (
    <span>{props.children}</span>
  );
