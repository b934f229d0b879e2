import { useChannels, useLabels, useMembers } from "../../api/queries.ts";
import type { CommandArgument } from "../../api/types.ts";
import { fits } from "../picker/picker.tsx";

/** A value for an argument, with what it stands for. */
export type Completion = { readonly value: string; readonly hint?: string };

const FEW = 8;
const PRIORITIES = ["none", "low", "normal", "high", "urgent"];
const DURATIONS = ["30m", "2h", "1d", "7d"];

/** Offers values for the argument that is being typed: what the page knows by name. */
export function useCompletions(conversations: () => readonly Completion[]) {
  const [members, labels, channels] = [useMembers(), useLabels(), useChannels()];
  const named = (items: readonly { readonly name: string }[] | undefined) =>
    (items ?? []).map(({ name }) => ({ value: name }));
  const byKind: Readonly<Record<string, () => readonly Completion[]>> = {
    conversation: conversations,
    member: () => (members().data?.items ?? []).map(({ name, email }) => ({ value: name, hint: email })),
    label: () => named(labels().data?.items),
    channel: () => named(channels().data?.items),
    priority: () => PRIORITIES.map((value) => ({ value })),
    duration: () => DURATIONS.map((value) => ({ value })),
  };
  return (argument: CommandArgument | undefined, typed: string): readonly Completion[] => {
    if (!argument) return [];
    const all =
      argument.choices.length > 0 ? argument.choices.map((value) => ({ value })) : byKind[argument.kind]?.();
    const plain = typed.replaceAll('"', "").replace(/^@/u, "");
    return (all ?? [])
      .filter(({ value, hint }: Completion) => value !== plain && fits(`${value} ${hint ?? ""}`, plain))
      .slice(0, FEW);
  };
}
