import { createSignal, onCleanup } from "solid-js";

export type CommandGroup = "go" | "here" | "commands";
/** Something a person may do: by its keys, from the palette, and in menus that show its keys. */
export type Command = {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  readonly keys?: string;
  readonly run: () => void;
  readonly silent?: boolean;
};

const [sources, setSources] = createSignal<readonly (() => readonly Command[])[]>([]);

/** Offers commands while the calling part is shown. */
export function offerCommands(commands: () => readonly Command[]): void {
  setSources((known) => [...known, commands]);
  onCleanup(() => setSources((known) => known.filter((other) => other !== commands)));
}

/** All commands on offer now; a part shown later overrules an earlier one of the same id. */
export const commands = () => [
  ...new Map(
    sources().flatMap((source) => source().map((command) => [command.id, command] as const)),
  ).values(),
];
