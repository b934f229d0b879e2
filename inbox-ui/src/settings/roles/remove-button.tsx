import { Icon } from "../../parts/icon.tsx";
import { words } from "../../words/index.ts";

/** Removes a role of the organization. */
export const RemoveButton = (props: { readonly name: string; readonly remove: () => void }) => (
  <button
    type="button"
    class="button"
    data-kind="quiet"
    data-size="small"
    aria-label={`${words().common.remove}: ${props.name}`}
    title={words().common.remove}
    onClick={() => props.remove()}
  >
    <Icon name="trash" />
  </button>
);
