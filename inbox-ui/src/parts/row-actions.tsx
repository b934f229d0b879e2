import { words } from "../words/index.ts";
import { Icon } from "./icon.tsx";

/** Shows edit and remove for users with the permission. */
export const RowActions = (props: {
  readonly name: string;
  readonly edit: () => void;
  readonly remove: () => void;
}) => (
  <div class="card-actions">
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-label={`${words().common.edit}: ${props.name}`}
      onClick={() => props.edit()}
    >
      <Icon name="edit" />
    </button>
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-label={`${words().common.remove}: ${props.name}`}
      onClick={() => props.remove()}
    >
      <Icon name="trash" />
    </button>
  </div>
);
