import { Faults } from "./faults.tsx";
import { Wire } from "./wire.tsx";

/** For those who want to know: what can go wrong, and what went over the wire. */
export function Bench() {
  return (
    <aside class="bench" aria-label="Faults and wire">
      <Faults />
      <Wire />
    </aside>
  );
}
