import { createEffect, Show } from "solid-js";
import { locale, words } from "../words/index.ts";
import { Icon } from "./icon.tsx";
import { PLACEHOLDERS, unknownPlaceholders } from "./unknown-placeholders.ts";

/** `box`: the field of the text; it blocks the form until the text is valid. */
type Props = { readonly text: string; readonly id?: string; readonly box?: HTMLTextAreaElement | undefined };

/** Names the unknown placeholders of a text, and the known ones. */
export function PlaceholderWarning(props: Props) {
  const unknown = () => unknownPlaceholders(props.text);
  const sentence = () =>
    unknown().length === 0 ? "" : words().common.placeholders(listed(unknown()), listed(PLACEHOLDERS));
  createEffect(() => props.box?.setCustomValidity(sentence()));
  return (
    <Show when={sentence()}>
      <span class="card-warn" id={props.id}>
        <Icon name="alert" />
        <span>{sentence()}</span>
      </span>
    </Show>
  );
}

const listed = (names: readonly string[]) =>
  new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
