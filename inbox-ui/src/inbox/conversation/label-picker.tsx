import { createLabel } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useLabels } from "../../api/queries.ts";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { Icon } from "../../parts/icon.tsx";
import { COLOURS } from "../../parts/label-colours.ts";
import { type Choice, fits, Picker } from "../../parts/picker/picker.tsx";
import { say } from "../../parts/toasts.tsx";
import { useActions } from "./use-actions.ts";

const CREATE = "create";

/** Adds and removes labels; creates a label with a new name. */
export function LabelPicker(props: { readonly conversation: Conversation }) {
  const labels = useLabels();
  const actions = useActions(() => props.conversation);
  const known = () => labels().data?.items ?? [];
  // A conversation may still have a removed label; the hub would refuse the whole set for it.
  const kept = () =>
    props.conversation.labels.filter(
      (label) => labels().data === undefined || known().some((other) => other.id === label.id),
    );
  const isOn = (id: string) => props.conversation.labels.some((label) => label.id === id);
  const choices = (typed: string): readonly Choice[] => {
    const found = known()
      .filter((label) => fits(label.name, typed))
      .map((label) => ({
        id: label.id,
        title: label.name,
        chosen: isOn(label.id),
        mark: () => <span class="dot" data-colour={label.colour} />,
      }));
    const isNew =
      labels().data !== undefined &&
      typed.trim() !== "" &&
      !known().some((label) => label.name.toLocaleLowerCase() === typed.trim().toLocaleLowerCase());
    return isNew
      ? [
          ...found,
          {
            id: CREATE,
            title: inboxWords().actions.createLabel(typed.trim()),
            mark: () => <Icon name="plus" />,
          },
        ]
      : found;
  };
  const toggle = (id: string) => {
    const label = known().find((other) => other.id === id);
    if (label) void actions.label(isOn(id) ? kept().filter((other) => other.id !== id) : [...kept(), label]);
  };
  let creating = false;
  const create = async (name: string) => {
    if (creating) return;
    creating = true;
    try {
      const label = await createLabel({ name, colour: COLOURS[known().length % COLOURS.length] ?? "grey" });
      renew("label");
      await actions.label([...kept(), label]);
    } catch (error) {
      say(reasonOf(error));
    }
    creating = false;
  };
  return (
    <Picker
      many
      maxLength={40}
      label={inboxWords().actions.findLabel}
      choices={choices}
      pick={(id, typed) => (id === CREATE ? void create(typed.trim()) : toggle(id))}
    />
  );
}
