import type { Member } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { words } from "../../words/index.ts";
import { membersWords } from "./words/index.ts";

/** Shows what can be done with a member. */
export const MemberActions = (props: {
  readonly member: Member;
  readonly isPlacing: boolean;
  readonly place: () => void;
  readonly remove: () => void;
}) => (
  <>
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-expanded={props.isPlacing}
      aria-label={membersWords().placeOf(props.member.name)}
      title={membersWords().place}
      onClick={() => props.place()}
    >
      <Icon name="edit" />
    </button>
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-label={`${words().common.remove}: ${props.member.name}`}
      title={words().common.remove}
      onClick={() => props.remove()}
    >
      <Icon name="trash" />
    </button>
  </>
);
