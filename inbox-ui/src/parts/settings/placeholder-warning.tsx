import { createEffect, Show } from "solid-js";
import { locale } from "../../words/index.ts";
import { settingsWords } from "../../words/settings/index.ts";
import { Icon } from "../icon.tsx";
import { PLACEHOLDERS, unknownPlaceholders } from "./unknown-placeholders.ts";

/** `box`: what the text is written in; it is not sent off before the text is mended. */
type Props = { readonly text: string; readonly id?: string; readonly box?: HTMLTextAreaElement | undefined };

/** Says which placeholders of a text nothing fills in, and which there are. */
export function PlaceholderWarning(props: Props) {
  const unknown = () => unknownPlaceholders(props.text);
  const sentence = () =>
    unknown().length === 0 ? "" : settingsWords().placeholders(listed(unknown()), listed(PLACEHOLDERS));
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
