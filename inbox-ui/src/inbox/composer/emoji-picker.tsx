import { inboxWords } from "../words/index.ts";
import { fits, Picker } from "../../parts/picker/picker.tsx";
import { EMOJI } from "./emoji.ts";

/** Picks an emoji by name. */
export default function EmojiPicker(props: { readonly pick: (emoji: string) => void }) {
  const choices = (typed: string) =>
    EMOJI.filter((one) => fits(one.words, typed))
      .slice(0, 60)
      .map((one) => ({
        id: one.emoji,
        title: one.name,
        mark: () => <span aria-hidden="true">{one.emoji}</span>,
      }));
  return <Picker label={inboxWords().emoji.find} choices={choices} pick={(emoji) => props.pick(emoji)} />;
}
