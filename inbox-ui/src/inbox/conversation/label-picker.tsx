import { createLabel } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useLabels } from "../../api/queries.ts";
import type { Conversation, Label } from "../../api/types.ts";
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
  const choices = (typed: string): readonly Choice[] => [
    ...known()
      .filter((label) => fits(label.name, typed))
      .map((label) => choiceOf(label, isOn(label.id))),
    ...(isNew(labels().data?.items, typed.trim()) ? [creating(typed.trim())] : []),
  ];
  const toggle = (id: string) => {
    const label = known().find((other) => other.id === id);
    if (label) void actions.label(isOn(id) ? kept().filter((other) => other.id !== id) : [...kept(), label]);
  };
  const create = onceAtATime(async (name: string) => {
    const label = await createdLabel(name, known().length);
    await actions.label([...kept(), label]);
  });
  return (
    <Picker
      many
      maxLength={40}
      label={inboxWords().actions.findLabel}
      choices={choices}
      nothing={labels().data?.items.length === 0 ? inboxWords().actions.firstLabel : undefined}
      pick={(id, typed) => (id === CREATE ? void create(typed.trim()) : toggle(id))}
    />
  );
}

/** Creates a label; the colours follow each other. */
async function createdLabel(name: string, place: number): Promise<Label> {
  const label = await createLabel({ name, colour: COLOURS[place % COLOURS.length] ?? "grey" });
  renew("label");
  return label;
}

const choiceOf = ({ id, name, colour }: Label, chosen: boolean): Choice => ({
  id,
  title: name,
  chosen,
  mark: () => <span class="dot" data-colour={colour} />,
});

const creating = (name: string): Choice => ({
  id: CREATE,
  title: inboxWords().actions.createLabel(name),
  mark: () => <Icon name="plus" />,
});

const isNew = (known: readonly Label[] | undefined, name: string): boolean =>
  known !== undefined &&
  name !== "" &&
  !known.some((label) => label.name.toLocaleLowerCase() === name.toLocaleLowerCase());

/** Ignores calls while one runs, and says why one failed. */
function onceAtATime(work: (name: string) => Promise<void>): (name: string) => Promise<void> {
  let isRunning = false;
  return async (name) => {
    if (isRunning) return;
    isRunning = true;
    try {
      await work(name);
    } catch (error) {
      say(reasonOf(error));
    }
    isRunning = false;
  };
}
