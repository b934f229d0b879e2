import { Dialog } from "@kobalte/core/dialog";
import { Show } from "solid-js";
import type { Attachment } from "../../api/types.ts";
import "../styles/viewer.css";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";

type Props = {
  readonly pictures: readonly Attachment[];
  readonly at: number;
  readonly move: (at: number) => void;
  readonly close: () => void;
};

/** Shows pictures large over the page; arrows move, Escape closes. */
export default function Viewer(props: Props) {
  const picture = () => props.pictures[props.at];
  const step = (by: number) => props.move((props.at + by + props.pictures.length) % props.pictures.length);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && props.close()}>
      <Dialog.Portal>
        <Dialog.Content class="viewer" onKeyDown={onKey} aria-label={inboxWords().media.viewer}>
          <Bar picture={picture()} />
          <div
            class="viewer-stage"
            onClick={(event) => event.target === event.currentTarget && props.close()}
          >
            <Show when={props.pictures.length > 1}>
              <StepButton title={inboxWords().media.previous} icon="left" step={() => step(-1)} />
            </Show>
            <img src={picture()?.url} alt={picture()?.fileName ?? ""} />
            <Show when={props.pictures.length > 1}>
              <StepButton title={inboxWords().media.next} icon="right" step={() => step(1)} />
            </Show>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

function Bar(props: { readonly picture: Attachment | undefined }) {
  return (
    <header class="viewer-bar">
      <Dialog.Title class="viewer-name">{props.picture?.fileName}</Dialog.Title>
      <a
        class="viewer-button"
        href={props.picture?.url}
        download={props.picture?.fileName}
        aria-label={words().common.download}
      >
        <Icon name="download" />
      </a>
      <Dialog.CloseButton class="viewer-button" aria-label={words().common.close}>
        <Icon name="close" />
      </Dialog.CloseButton>
    </header>
  );
}

function StepButton(props: {
  readonly title: string;
  readonly icon: "left" | "right";
  readonly step: () => void;
}) {
  return (
    <button type="button" class="viewer-button" aria-label={props.title} onClick={() => props.step()}>
      <Icon name={props.icon} />
    </button>
  );
}
