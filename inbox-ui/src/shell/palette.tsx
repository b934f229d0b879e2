import { Dialog } from "@kobalte/core/dialog";
import { useLocation, useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useCommands } from "../api/commands.ts";
import type { OfferedCommand } from "../api/types.ts";
import { shellWords } from "./words/index.ts";
import { live } from "../live/store.ts";
import "./styles/palette.css";
import { Avatar } from "../parts/avatar.tsx";
import { CommandLine } from "../parts/command-line/command-line.tsx";
import { needsNothing, readLine } from "../parts/command-line/read-line.ts";
import { useGiving } from "../parts/command-line/use-giving.ts";
import { commands } from "../parts/commands.ts";
import { openOverlay, overlay } from "../parts/overlay.ts";
import { type Choice, fits, Picker } from "../parts/picker/picker.tsx";
import { translate } from "../words/translate.ts";

const FEW = 8;

/** Finds pages, commands and known conversations by a few letters. A command's arguments are asked for in its place. */
export default function Palette() {
  const [line, setLine] = createSignal<string>();
  const offered = useOffered();
  const giving = useGiving(useOpenConversation());
  const close = () => {
    openOverlay(null);
    setLine(undefined);
    giving.forget();
  };
  const begin = async (text: string) => {
    if (await giving.give(text)) close();
    else setLine(text);
  };
  const pick = usePick({ offered, close, begin, ask: setLine });
  return (
    <Dialog open={overlay() === "palette"} onOpenChange={(open) => (open ? openOverlay("palette") : close())}>
      <Dialog.Portal>
        <Dialog.Overlay class="scrim" />
        <Dialog.Content class="dialog palette" aria-label={shellWords().palette.label}>
          <Show
            when={line()}
            fallback={
              <Picker
                label={shellWords().palette.placeholder}
                choices={(typed) => choicesFor(typed, offered())}
                pick={pick}
              />
            }
          >
            {(begun) => (
              <CommandLine
                line={begun()}
                commands={offered()}
                conversations={conversations}
                giving={giving}
                done={close}
              />
            )}
          </Show>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

function useOffered() {
  const known = useCommands();
  return () => (known().data?.items ?? []).filter(({ where }) => where.includes("page"));
}

/** The conversation that the page shows. */
function useOpenConversation() {
  const location = useLocation();
  return () => /^\/inbox\/(cnv_\w+)/u.exec(location.pathname)?.[1];
}

type Picking = {
  readonly offered: () => readonly OfferedCommand[];
  readonly close: () => void;
  /** Gives a line at once. */
  readonly begin: (line: string) => Promise<void>;
  /** Asks for its arguments. */
  readonly ask: (line: string) => void;
};

function usePick({ offered, close, begin, ask }: Picking) {
  const navigate = useNavigate();
  return (id: string, typed: string) => {
    if (id === TYPED) return void begin(typed);
    const command = offered().find(({ name }) => `/${name}` === id);
    if (command) return needsNothing(command) ? void begin(id) : ask(`${id} `);
    close();
    const page = commands().find((one) => one.id === id);
    // The dialog returns the focus first; a command that opens something takes it afterwards.
    setTimeout(() => (page ? page.run() : navigate(`/inbox/${id}`)), 0);
  };
}

/** The choice of a line that was typed whole. */
const TYPED = "/";

function choicesFor(typed: string, offered: readonly OfferedCommand[]): readonly Choice[] {
  const line = /\s/u.test(typed.trim()) ? readLine(typed, offered) : undefined;
  if (line) return [{ id: TYPED, title: typed, hint: translate(line.command.summary) }];
  if (typed.startsWith("/")) return hubCommands(typed.slice(1), offered);
  return [...pageCommands(typed), ...hubCommands(typed, offered), ...(typed === "" ? [] : people(typed))];
}

const pageCommands = (typed: string): readonly Choice[] =>
  commands()
    .filter((command) => fits(command.title, typed))
    .map((command) => ({
      id: command.id,
      title: command.title,
      ...(command.keys ? { hint: command.keys.toUpperCase() } : {}),
    }));

const hubCommands = (typed: string, offered: readonly OfferedCommand[]): readonly Choice[] =>
  offered
    .filter(({ name, aliases, summary }) => fits([name, ...aliases, translate(summary)].join(" "), typed))
    .map(({ name, usage, summary }) => ({ id: `/${name}`, title: usage, hint: translate(summary) }));

const conversations = () =>
  Object.values(live.conversations).map(({ number, title }) => ({ value: `#${number}`, hint: title }));

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
