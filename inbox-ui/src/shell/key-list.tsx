import { Dialog } from "@kobalte/core/dialog";
import { translate } from "../words/translate.ts";
import { keysTitle } from "./words/title.ts";
import "./styles/palette.css";
import { KeyTable } from "./key-table.tsx";
import { openOverlay, overlay } from "../parts/overlay.ts";

/** Shows the list of keyboard shortcuts over the page. */
export default function KeyList() {
  return (
    <Dialog open={overlay() === "keys"} onOpenChange={(open) => openOverlay(open ? "keys" : null)}>
      <Dialog.Portal>
        <Dialog.Overlay class="scrim" />
        <Dialog.Content class="dialog">
          <Dialog.Title>{translate(keysTitle)}</Dialog.Title>
          <KeyTable />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
