import { EmptyState } from "./state.tsx";
import { words } from "../words/index.ts";

export function FirstRun() {
  return <EmptyState drawing="bubble" title={words().conversation.choose} text={words().conversation.chooseHint} />;
}
