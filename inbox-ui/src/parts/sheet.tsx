import { Dialog } from "@kobalte/core/dialog";
import { type JSX, Show } from "solid-js";
import { words } from "../words/index.ts";
import { Icon } from "./icon.tsx";
import "../styles/sheet.css";

type Props = {
  readonly open: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly lead?: string;
  readonly children: JSX.Element;
};

/**
 * Shows something beside the page without leaving it, and over all of a phone. The focus stays inside and returns to
 * where it was.
 */
export function Sheet(props: Props) {
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.close()}>
      <Dialog.Portal>
        <Dialog.Overlay class="scrim" />
        <Dialog.Content class="sheet">
          <header class="sheet-head">
            <div>
              <Dialog.Title>{props.title}</Dialog.Title>
              <Show when={props.lead}>
                <Dialog.Description>{props.lead}</Dialog.Description>
              </Show>
            </div>
            <Dialog.CloseButton
              class="button"
              data-kind="quiet"
              data-shape="icon"
              aria-label={words().common.close}
            >
              <Icon name="close" />
            </Dialog.CloseButton>
          </header>
          <div class="sheet-body">{props.children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
