import { Faults } from "./faults.tsx";
import { Wire } from "./wire.tsx";

/** Shows the fault switches and the wire log. */
export function Bench() {
  return (
    <aside class="bench" aria-label="Faults and wire log">
      <Faults />
      <Wire />
    </aside>
  );
}
