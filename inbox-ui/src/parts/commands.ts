import { createSignal, onCleanup } from "solid-js";

export type CommandGroup = "go" | "here" | "commands";
/** A command: available by its keys, in the palette, and in menus that show its keys. */
export type Command = {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  readonly keys?: string;
  readonly run: () => void;
  readonly silent?: boolean;
};

const [sources, setSources] = createSignal<readonly (() => readonly Command[])[]>([]);

/** Registers commands while the calling part is shown. */
export function offerCommands(commands: () => readonly Command[]): void {
  setSources((known) => [...known, commands]);
  onCleanup(() => setSources((known) => known.filter((other) => other !== commands)));
}

/** Returns all current commands; a later part overrides an earlier command of the same id. */
export const commands = () => [
  ...new Map(
    sources().flatMap((source) => source().map((command) => [command.id, command] as const)),
  ).values(),
];
