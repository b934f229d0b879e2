import { Dialog } from "@kobalte/core/dialog";
import { useNavigate } from "@solidjs/router";
import { shellWords } from "./words/index.ts";
import { live } from "../live/store.ts";
import "./styles/palette.css";
import { Avatar } from "../parts/avatar.tsx";
import { commands } from "../parts/commands.ts";
import { openOverlay, overlay } from "../parts/overlay.ts";
import { type Choice, fits, Picker } from "../parts/picker/picker.tsx";

const FEW = 8;

/** Finds commands and known conversations by a few letters. */
export default function Palette() {
  const navigate = useNavigate();
  const choices = (typed: string): readonly Choice[] => [
    ...commandsFor(typed),
    ...(typed === "" ? [] : people(typed)),
  ];
  const pick = (id: string) => {
    openOverlay(null);
    const command = commands().find((one) => one.id === id);
    // The dialog returns the focus first; a command that opens something takes it afterwards.
    setTimeout(() => (command ? command.run() : navigate(`/inbox/${id}`)), 0);
  };
  return (
    <Dialog open={overlay() === "palette"} onOpenChange={(open) => openOverlay(open ? "palette" : null)}>
      <Dialog.Portal>
        <Dialog.Overlay class="scrim" />
        <Dialog.Content class="dialog palette" aria-label={shellWords().palette.label}>
          <Picker label={shellWords().palette.placeholder} choices={choices} pick={pick} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

const commandsFor = (typed: string): readonly Choice[] =>
  commands()
    .filter((command) => fits(command.title, typed))
    .map((command) => ({
      id: command.id,
      title: command.title,
      ...(command.keys ? { hint: command.keys.toUpperCase() } : {}),
    }));

function people(typed: string): readonly Choice[] {
  const found = Object.values(live.conversations).filter((conversation) =>
    fits(`${conversation.title} #${conversation.number}`, typed),
  );
  return found.slice(0, FEW).map((conversation) => ({
    id: conversation.id,
    title: conversation.title,
    hint: conversation.channel.name,
    mark: () => <Avatar name={conversation.title} connector={conversation.channel.connector} size="small" />,
  }));
}
